/** Starts one refresh, exactly once: StartInstanceRefresh has no client token, so an answer that was lost is looked for. */
import { isFault, type Fault } from "../core/fault";
import { wasStartedWith } from "../core/preferences";
import type { Snapshot } from "../core/snapshot";
import { isSameConfiguration } from "../core/target";
import type { Ports, StartRequest } from "./ports";

/** What came of it. */
export type Started =
  | { readonly kind: "started"; readonly refresh: Snapshot }
  /** Another refresh was faster. */
  | { readonly kind: "conflict" };

/** How often a start is tried that AWS did not take for a passing reason, and the seconds before each new try. */
const retryDelays = [5, 15, 30] as const;

/**
 * @param before the ids that AWS reported before: a refresh that is not among them and is what was asked for is ours
 * @throws Fault when AWS rejects the request
 */
export async function start(
  request: StartRequest,
  before: ReadonlySet<string>,
  ports: Ports,
): Promise<Started> {
  for (const delay of [...retryDelays, undefined]) {
    try {
      const instanceRefreshId = await ports.autoScaling.startRefresh(request);
      return { kind: "started", refresh: { instanceRefreshId, status: "Pending" } };
    } catch (error) {
      if (!isFault(error, "unknownOutcome", "transient", "refreshInProgress")) throw error;
      const found = await findOurs(request, before, ports);
      if (found !== undefined) return { kind: "started", refresh: found };
      if (error.kind === "refreshInProgress") return { kind: "conflict" };
      if (delay === undefined || ports.signal.aborted) throw error;
      await pause(error, delay, ports);
    }
  }
  return { kind: "conflict" };
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

async function findOurs(
  request: StartRequest,
  before: ReadonlySet<string>,
  { autoScaling }: Ports,
): Promise<Snapshot | undefined> {
  const history = await autoScaling.describeRefreshes(request.autoScalingGroupName);
  return history.find(
    (snapshot) =>
      !before.has(snapshot.instanceRefreshId) &&
      isSameConfiguration(snapshot.desiredConfiguration, request.desiredConfiguration) &&
      (snapshot.preferences === undefined ||
        wasStartedWith(request.preferences, snapshot.preferences)),
  );
}
