/** What a refresh says it is waiting for. Recorded texts stand here; the others come from the unverified ones. */
import { isPending, isStandby } from "../instance/member";
import type { Refresh } from "./refresh";
import { isWarming, type Survey } from "./survey";
import { unverified } from "../../unverified-texts";

/** The reason of a refresh that did nothing now; undefined leaves the reason as it was. */
export function renderWaitingReason(
  refresh: Refresh,
  survey: Survey,
  now: number,
): string | undefined {
  return (
    renderTermination(refresh, survey) ??
    renderAvailability(refresh, survey, now) ??
    renderDoubt(survey) ??
    renderHold(survey) ??
    (survey.incomplete ? unverified.waitingForCapacity : undefined)
  );
}

/** Recorded on the way forward; in the recorded rollback the reason before it simply stayed. */
function renderTermination(
  { rollback }: Refresh,
  { leaving, arriving }: Survey,
): string | undefined {
  const [first] = leaving;
  if (!first || arriving.length > 0) return undefined;
  if (rollback) return rollbackStale;
  return `Waiting for terminating instances before continuing. For example: ${first.instanceId} is terminating.`;
}

const rollbackStale = "Waiting for a health check interval to pass before continuing.";

function renderAvailability(
  { settings }: Refresh,
  survey: Survey,
  now: number,
): string | undefined {
  const { arriving, doubtful } = survey;
  const pending = arriving.find(isPending);
  if (pending) return unverified.waitingForLaunch(pending.instanceId);
  const warming = arriving.find((member) => isWarming(member, settings.instanceWarmup, now));
  if (warming) {
    return `Waiting for instances to warm up before continuing. For example: ${warming.instanceId} is warming up.`;
  }
  const unhealthy = arriving.find(({ healthStatus }) => healthStatus === "Unhealthy");
  if (unhealthy) return unverified.waitingForUnhealthy(unhealthy.instanceId);
  if (arriving.length === 0 || doubtful.length > 0) return undefined;
  return "Waiting for a health check interval to pass before continuing.";
}

function renderDoubt({ doubtful: [first] }: Survey): string | undefined {
  if (!first) return undefined;
  if (first.healthStatus === "Unhealthy") return unverified.waitingForUnhealthy(first.instanceId);
  return `Waiting for remaining instances to be available. For example: ${first.instanceId} has insufficient data to evaluate its health with Amazon EC2.`;
}

function renderHold({ held }: Survey): string | undefined {
  const guarded = held.find((member) => !isStandby(member));
  if (guarded) {
    return `Waiting for remaining instances to be available. For example: ${guarded.instanceId} is protected. Remove instance scale-in protection to continue.`;
  }
  const [standby] = held;
  return standby && unverified.waitingForStandby(standby.instanceId);
}
