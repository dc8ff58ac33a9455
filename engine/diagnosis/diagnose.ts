/** Finds the cause of a stalled or failed refresh with calls in parallel, and reports which calls failed. */
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
  /** Whether the refresh is being stopped during the diagnosis. @default false */
  readonly isStopping?: boolean;
  /** Whether it is being stopped by a rollback. @default false */
  readonly willRollBack?: boolean;
}

/** Never rejects: a failed call becomes a line of the diagnosis. Undefined if the user interrupts. */
export function diagnose(
  diagnosed: DiagnosedRefresh,
  ports: Ports,
): Promise<Diagnosis | undefined> {
  return untilAbort(gatherDiagnostics(diagnosed, ports).then(explain), ports.signal);
}

/** A diagnosis after an interrupt: undefined if AWS does not respond in time. */
export function diagnoseWithTimeout(
  diagnosed: DiagnosedRefresh,
  ports: Ports,
): Promise<Diagnosis | undefined> {
  return withShortTimeout(gatherDiagnostics(diagnosed, ports).then(explain), ports.clock);
}

async function gatherDiagnostics(
  { errorContext, refresh, isStopping = false, willRollBack = false }: DiagnosedRefresh,
  { autoScaling, diagnostics }: Ports,
): Promise<Diagnostics> {
  const failedCalls: Fault[] = [];
  const response = resultOrFault(failedCalls);
  const { autoScalingGroupName: name } = errorContext;
  const { startTime, preferences } = refresh;
  const alarmNames = preferences?.alarmSpecification?.alarms ?? [];
  const findGroup = async () => {
    const group = await response("DescribeAutoScalingGroups", () => autoScaling.findGroup(name));
    return { group, targets: await targetsOf(group) };
  };
  const targetsOf = async (group: Group | undefined): Promise<readonly TargetHealth[]> => {
    const arns = group?.targetGroupArns ?? [];
    const describe = (arn: string) =>
      response("DescribeTargetHealth", () => diagnostics.targetHealth(arn));
    return (await Promise.all(arns.map(describe))).flatMap((targets) => targets ?? []);
  };
  const [{ group, targets }, activities, hooks, alarms] = await Promise.all([
    findGroup(),
    startTime === undefined
      ? undefined
      : response("DescribeScalingActivities", () => diagnostics.activitiesSince(name, startTime)),
    response("DescribeLifecycleHooks", () => diagnostics.lifecycleHooks(name)),
    alarmNames.length === 0
      ? undefined
      : response<readonly Alarm[]>("DescribeAlarms", () => diagnostics.alarms(alarmNames)),
  ]);
  return {
    errorContext,
    refresh,
    isStopping,
    willRollBack,
    targets,
    failedCalls,
    ...(group && { group }),
    ...(activities && { activities }),
    ...(hooks && { hooks }),
    ...(alarms && { alarms }),
  };
}

/** Returns the response, or records the fault. No failure of a diagnosis may hide the error that it explains. */
function resultOrFault(failedCalls: Fault[]) {
  return async <Response>(
    call: string,
    request: () => Promise<Response>,
  ): Promise<Response | undefined> => {
    try {
      return await request();
    } catch (error) {
      failedCalls.push(isFault(error) ? error : unexpected(call, error));
      return undefined;
    }
  };
}

function unexpected(call: string, error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  return new Fault("rejected", { call, code: "Unexpected", message, cause: error });
}
