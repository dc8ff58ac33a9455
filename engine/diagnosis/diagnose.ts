/** Finds out what is the matter with a refresh: asks everything at once, and says what could not be asked. */
import { explain, type Diagnosis } from "./explain";
import type { Alarm, Gathered, TargetHealth } from "./diagnostics";
import { Fault, isFault } from "../run/fault";
import type { Group } from "../refresh/group";
import type { Scene } from "../run/errors/instance-refresh-error";
import type { Snapshot } from "../refresh/snapshot";
import { beforeAbort } from "../run/until-abort";
import { inAHurry } from "../run/with-timeout";
import type { Ports } from "../run/ports";

export interface Patient {
  readonly scene: Scene;
  /** The refresh as it was last seen. */
  readonly refresh: Snapshot;
  /** Whether the refresh is given up while it is asked about. @default false */
  readonly isGivenUp?: boolean;
}

/** Never rejects: a question that was not answered is a line of the diagnosis. Undefined when the user interrupts. */
export function diagnose(patient: Patient, ports: Ports): Promise<Diagnosis | undefined> {
  return beforeAbort(gather(patient, ports).then(explain), ports.signal);
}

/** A diagnosis after an interrupt: there is one if AWS answers at once. */
export function diagnoseInAHurry(patient: Patient, ports: Ports): Promise<Diagnosis | undefined> {
  return inAHurry(gather(patient, ports).then(explain), ports.clock);
}

async function gather(
  { scene, refresh, isGivenUp = false }: Patient,
  { autoScaling, evidence }: Ports,
): Promise<Gathered> {
  const unanswered: Fault[] = [];
  const answer = answerOr(unanswered);
  const { autoScalingGroupName: name } = scene;
  const { startTime, preferences } = refresh;
  const alarmNames = preferences?.alarmSpecification?.alarms ?? [];
  const askGroup = async () => {
    const group = await answer("DescribeAutoScalingGroups", () => autoScaling.findGroup(name));
    return { group, targets: await targetsOf(group) };
  };
  const targetsOf = async (group: Group | undefined): Promise<readonly TargetHealth[]> => {
    const arns = group?.targetGroupArns ?? [];
    const ask = (arn: string) => answer("DescribeTargetHealth", () => evidence.targetHealth(arn));
    return (await Promise.all(arns.map(ask))).flatMap((targets) => targets ?? []);
  };
  const [{ group, targets }, activities, hooks, alarms] = await Promise.all([
    askGroup(),
    startTime === undefined
      ? undefined
      : answer("DescribeScalingActivities", () => evidence.activitiesSince(name, startTime)),
    answer("DescribeLifecycleHooks", () => evidence.lifecycleHooks(name)),
    alarmNames.length === 0
      ? undefined
      : answer<readonly Alarm[]>("DescribeAlarms", () => evidence.alarms(alarmNames)),
  ]);
  return {
    scene,
    refresh,
    isGivenUp,
    targets,
    unanswered,
    ...(group && { group }),
    ...(activities && { activities }),
    ...(hooks && { hooks }),
    ...(alarms && { alarms }),
  };
}

/** Answers, or notes down why not. Nothing that goes wrong with a diagnosis may hide the error that it explains. */
function answerOr(unanswered: Fault[]) {
  return async <Answer>(call: string, ask: () => Promise<Answer>): Promise<Answer | undefined> => {
    try {
      return await ask();
    } catch (error) {
      unanswered.push(isFault(error) ? error : unexpected(call, error));
      return undefined;
    }
  };
}

function unexpected(call: string, error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  return new Fault("rejected", { call, code: "Unexpected", message, cause: error });
}
