/** Starts one refresh, exactly once: StartInstanceRefresh has no client token, so an answer that was lost is looked for. */
import { isFault, type Fault } from "./fault";
import { wasStartedWith } from "../refresh/preferences";
import type { Snapshot } from "../refresh/snapshot";
import { isSameConfiguration } from "../refresh/target";
import { isNotFound, retryUntilAnswered, retryUntilConsistent } from "./retry";
import type { Ports, StartRequest } from "./ports";

/** What came of it. */
export type Started =
  | { readonly kind: "started"; readonly refresh: Snapshot }
  /** Another refresh is active, and none is reported that could be ours. With `lost`, an answer was lost before: it may be ours all the same. */
  | { readonly kind: "conflict"; readonly lost?: Fault }
  /** AWS refused. With `lost`, no response came to an earlier try: that one may have started it all the same. */
  | { readonly kind: "rejected"; readonly fault: Fault; readonly lost?: Fault }
  /** No response came, and AWS could not be asked what became of the call. */
  | { readonly kind: "unknown"; readonly fault: Fault };

/** How often a start is tried that AWS did not take for a passing reason, and the seconds before each new try. */
const retryDelays = [5, 15, 30, 60] as const;

export interface StartOptions {
  /** The ids that AWS reported before: a refresh that is not among them and is what was asked for is ours. */
  readonly before: ReadonlySet<string>;
  /** Seconds that more urgent calls may go first. Absent: nobody goes first. */
  readonly canWait?: number | undefined;
}

export async function start(
  request: StartRequest,
  { before, canWait }: StartOptions,
  ports: Ports,
): Promise<Started> {
  let lost: Fault | undefined;
  for (let tries = 0; ; tries += 1) {
    const delay = retryDelays[tries];
    try {
      // A refused start has not happened, so it may be repeated.
      const instanceRefreshId = await retryUntilConsistent(
        () => ports.autoScaling.startRefresh(request, canWait),
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

/** AWS cannot be asked what became of a start. A refused start did not happen; one without a response may have. */
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

/** The refresh that the call started all the same, or why that could not be found out. */
async function findOurRefresh(
  request: StartRequest,
  before: ReadonlySet<string>,
  ports: Ports,
): Promise<Snapshot | Fault | undefined> {
  const { autoScalingGroupName, desiredConfiguration, preferences } = request;
  try {
    const history = await retryUntilAnswered(
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
