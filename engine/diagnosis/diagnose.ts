/** Finds out what is the matter with a refresh: asks everything at once, and says what could not be asked. */
import { explain, type Diagnosis } from "./explain";
import type { Alarm, Diagnostics, TargetHealth } from "./diagnostics";
import { Fault, isFault } from "../run/fault";
import type { Group } from "../refresh/group";
import type { ErrorContext } from "../run/errors/instance-refresh-error";
import type { Snapshot } from "../refresh/snapshot";
import { untilAbort } from "../run/until-abort";
import { withShortTimeout } from "../run/with-timeout";
import type { Ports } from "../run/ports";

export interface DiagnosedRefresh {
  readonly errorContext: ErrorContext;
  /** The refresh as it was last seen. */
  readonly refresh: Snapshot;
  /** Whether the refresh is given up while it is asked about. @default false */
  readonly isGivenUp?: boolean;
}

/** Never rejects: a question that was not answered is a line of the diagnosis. Undefined when the user interrupts. */
export function diagnose(patient: DiagnosedRefresh, ports: Ports): Promise<Diagnosis | undefined> {
  return untilAbort(gatherDiagnostics(patient, ports).then(explain), ports.signal);
}

/** A diagnosis after an interrupt: there is one if AWS answers at once. */
export function diagnoseWithTimeout(
  patient: DiagnosedRefresh,
  ports: Ports,
): Promise<Diagnosis | undefined> {
  return withShortTimeout(gatherDiagnostics(patient, ports).then(explain), ports.clock);
}

async function gatherDiagnostics(
  { errorContext, refresh, isGivenUp = false }: DiagnosedRefresh,
  { autoScaling, diagnostics }: Ports,
): Promise<Diagnostics> {
  const unanswered: Fault[] = [];
  const answer = resultOrFault(unanswered);
  const { autoScalingGroupName: name } = errorContext;
  const { startTime, preferences } = refresh;
  const alarmNames = preferences?.alarmSpecification?.alarms ?? [];
  const askGroup = async () => {
    const group = await answer("DescribeAutoScalingGroups", () => autoScaling.findGroup(name));
    return { group, targets: await targetsOf(group) };
  };
  const targetsOf = async (group: Group | undefined): Promise<readonly TargetHealth[]> => {
    const arns = group?.targetGroupArns ?? [];
    const ask = (arn: string) =>
      answer("DescribeTargetHealth", () => diagnostics.targetHealth(arn));
    return (await Promise.all(arns.map(ask))).flatMap((targets) => targets ?? []);
  };
  const [{ group, targets }, activities, hooks, alarms] = await Promise.all([
    askGroup(),
    startTime === undefined
      ? undefined
      : answer("DescribeScalingActivities", () => diagnostics.activitiesSince(name, startTime)),
    answer("DescribeLifecycleHooks", () => diagnostics.lifecycleHooks(name)),
    alarmNames.length === 0
      ? undefined
      : answer<readonly Alarm[]>("DescribeAlarms", () => diagnostics.alarms(alarmNames)),
  ]);
  return {
    errorContext,
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
function resultOrFault(unanswered: Fault[]) {
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
