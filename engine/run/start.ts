/** Starts one refresh, exactly once. StartInstanceRefresh has no client token, so after a lost response the refresh is searched for. */
import { isFault, type Fault } from "./fault";
import { wasStartedWith } from "../refresh/preferences";
import type { Snapshot } from "../refresh/snapshot";
import { isSameConfiguration } from "../refresh/target";
import { isNotFound, retryUntilResponse, retryUntilConsistent } from "./retry";
import type { CallPriority, Ports, StartRequest } from "./ports";

/** The result of the start. */
export type Started =
  | { readonly kind: "started"; readonly refresh: Snapshot }
  /** Another refresh is active, and AWS reports none that could be ours. With `lost`, an earlier response was lost, so it may be ours. */
  | { readonly kind: "conflict"; readonly lost?: Fault }
  /** AWS refused. With `lost`, an earlier try had no response and may have started a refresh. */
  | { readonly kind: "rejected"; readonly fault: Fault; readonly lost?: Fault }
  /** No response arrived, and AWS could not be reached to find out what became of the call. */
  | { readonly kind: "unknown"; readonly fault: Fault };

/** The number of tries after a transient failure, and the seconds before each new try. */
const retryDelays = [5, 15, 30, 60] as const;

export interface StartOptions {
  /** The ids that AWS reported before. A refresh that is not among them and matches the request is ours. */
  readonly before: ReadonlySet<string>;
  readonly priority?: CallPriority | undefined;
}

export async function start(
  request: StartRequest,
  { before, priority }: StartOptions,
  ports: Ports,
): Promise<Started> {
  let lost: Fault | undefined;
  for (let tries = 0; ; tries += 1) {
    const delay = retryDelays[tries];
    try {
      // A refused start has not happened, so it may be repeated.
      const instanceRefreshId = await retryUntilConsistent(
        () => ports.autoScaling.startRefresh(request, priority),
        isNotFound,
        ports,
      );
      return { kind: "started", refresh: { instanceRefreshId, status: "Pending" } };
    } catch (error) {
      if (!isFault(error)) throw error;
      if (!isFault(error, "unknownOutcome", "transient", "refreshInProgress"))
        return { kind: "rejected", fault: error, ...(lost && { lost }) };
      const found = await findOurRefresh(request, before, ports);
      if (error.kind === "unknownOutcome") lost = error;
      if (isFault(found)) return findUnknown(found, { refusal: error, lost });
      if (found !== undefined) return { kind: "started", refresh: found };
      if (error.kind === "refreshInProgress") return { kind: "conflict", ...(lost && { lost }) };
      const rejected = { kind: "rejected", fault: error, ...(lost && { lost }) } as const;
      if (delay === undefined || isInterrupted(ports)) return rejected;
      await pause(error, delay, ports);
      if (isInterrupted(ports)) return rejected;
    }
  }
}

/** AWS cannot be reached after a start. A refused start did not happen; one without a response may have. */
function findUnknown(
  fault: Fault,
  { refusal, lost }: { readonly refusal: Fault; readonly lost: Fault | undefined },
): Started {
  if (lost === undefined) return { kind: "rejected", fault: refusal };
  return { kind: "unknown", fault };
}

async function pause(
  fault: Fault,
  delay: number,
  { clock, reporter, signal }: Ports,
): Promise<void> {
  reporter.progress(
    `StartInstanceRefresh was not taken (${fault.code}); trying again in ${delay} s`,
  );
  await clock.sleep(delay * 1000, signal);
}

function isInterrupted({ signal }: Ports): boolean {
  return signal.aborted;
}

/** The refresh that the call started in spite of the fault, or the fault that prevents finding out. */
async function findOurRefresh(
  request: StartRequest,
  before: ReadonlySet<string>,
  ports: Ports,
): Promise<Snapshot | Fault | undefined> {
  const { autoScalingGroupName, desiredConfiguration, preferences } = request;
  try {
    const history = await retryUntilResponse(
      () => ports.autoScaling.describeRefreshes(autoScalingGroupName),
      ports,
    );
    return history.find(
      (snapshot) =>
        !before.has(snapshot.instanceRefreshId) &&
        isSameConfiguration(snapshot.desiredConfiguration, desiredConfiguration) &&
        (snapshot.preferences === undefined || wasStartedWith(preferences, snapshot.preferences)),
    );
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
}
