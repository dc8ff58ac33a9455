/** Stops a refresh by a policy: leaves it, cancels it or rolls it back. The only place that ends a refresh. */
import type { StopResult } from "./stop-result";
import { Fault, isFault } from "./fault";
import type { StopPolicy } from "../inputs/inputs";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { retryUntilResponse, withoutDeadline } from "./retry";
import type { Ports } from "./ports";

export interface StopOptions {
  readonly autoScalingGroupName: string;
  /** The only refresh that may be stopped. */
  readonly refresh: Snapshot;
  readonly policy: StopPolicy;
  /** What to do if AWS cannot roll it back. @default "leave" */
  readonly whenIrreversible?: "leave" | "cancel";
}

/** What was done, and the snapshot after it. */
export interface StoppedRefresh {
  readonly stopped: StopResult;
  readonly refresh: Snapshot;
}

/**
 * Never throws a fault: a fault is part of the result.
 *
 * AWS ends whichever refresh of the group is active. So every try first describes the refresh, and makes no call unless that
 * refresh is still active. A rollback under way is never stopped: the fleet would stay mixed, and the next run would roll the same
 * version again.
 */
export async function stopRefresh(options: StopOptions, ports: Ports): Promise<StoppedRefresh> {
  const { policy, refresh, whenIrreversible = "leave" } = options;
  if (policy === "leave") return { stopped: { policy }, refresh };
  const result = await requestStop({ ...options, policy }, ports);
  const { fault } = result.stopped;
  if (whenIrreversible === "leave" || !isFault(fault, "irreversible")) return result;
  const cancelled = await requestStop({ ...options, policy: "cancel" }, ports);
  return { ...cancelled, stopped: { ...cancelled.stopped, cannotRollBack: fault } };
}

interface StopRequest extends StopOptions {
  readonly policy: "cancel" | "rollback";
}

async function requestStop(request: StopRequest, ports: Ports): Promise<StoppedRefresh> {
  const { policy } = request;
  const last = { refresh: request.refresh };
  try {
    const isRollingBack = await retryUntilResponse(
      () => tryToStop(request, last, ports),
      // The policy of the deadline has the same retry budget as any other.
      withoutDeadline(ports),
    );
    return { stopped: { policy, ...(isRollingBack && { isRollingBack }) }, refresh: last.refresh };
  } catch (error) {
    if (!isFault(error)) throw error;
    return { stopped: { policy, fault: error }, refresh: last.refresh };
  }
}

/** Seconds between tries while AWS reports the refresh as active but finds none to stop. A pending refresh begins within ten seconds. */
const retryDelay = 5;
/** Milliseconds within which descriptions become consistent. */
const maxTries = 12;

/**
 * @param last the last snapshot
 * @returns whether a rollback is under way that this call did not begin
 */
async function tryToStop(
  request: StopRequest,
  last: { refresh: Snapshot },
  ports: Ports,
): Promise<boolean> {
  const { clock, signal } = ports;
  for (let tries = 1; ; tries += 1) {
    const result = await tryOnce(request, last, ports);
    if (!isFault(result)) return result;
    if (signal.aborted || tries === maxTries) {
      last.refresh = await describeAfter(request, last.refresh, ports);
      if (!isActive(last.refresh)) return false;
      throw result;
    }
    await clock.sleep(retryDelay * 1000, signal);
  }
}

/** @returns the fault when AWS finds no active refresh, which may become true or false in a moment */
async function tryOnce(
  request: StopRequest,
  last: { refresh: Snapshot },
  ports: Ports,
): Promise<boolean | Fault> {
  try {
    last.refresh = await requireOurRefresh(request, ports);
    const { status } = last.refresh;
    if (!isActive(last.refresh) || status === "Cancelling") return false;
    if (status === "RollbackInProgress") return true;
    await call(request, ports);
  } catch (error) {
    if (isFault(error, "noActiveRefresh")) return error;
    throw error;
  }
  last.refresh = await describeAfter(request, last.refresh, ports);
  return false;
}

/** @throws Fault if AWS does not report whether our refresh is the active one */
async function requireOurRefresh(request: StopRequest, ports: Ports): Promise<Snapshot> {
  const seen = await describe(request, ports);
  if (seen !== "missing") return seen;
  throw new Fault("noActiveRefresh", {
    call: "DescribeInstanceRefreshes",
    code: "NotReported",
    message: "AWS does not report this refresh.",
  });
}

async function describe(
  { autoScalingGroupName, refresh: { instanceRefreshId } }: StopRequest,
  { autoScaling }: Ports,
): Promise<Snapshot | "missing"> {
  const [seen] = await autoScaling.describeRefreshes(autoScalingGroupName, instanceRefreshId);
  return seen ?? "missing";
}

function call(
  { policy, autoScalingGroupName }: StopRequest,
  { autoScaling }: Ports,
): Promise<void> {
  return policy === "cancel"
    ? autoScaling.cancelRefresh(autoScalingGroupName)
    : autoScaling.rollBackRefresh(autoScalingGroupName);
}

/** The call was accepted. A description that fails or is missing now must not repeat it. */
async function describeAfter(
  request: StopRequest,
  before: Snapshot,
  ports: Ports,
): Promise<Snapshot> {
  try {
    const seen = await describe(request, ports);
    return seen === "missing" ? before : seen;
  } catch (error) {
    if (isFault(error)) return before;
    throw error;
  }
}
