/** Whether the times fit: the warm-up, and the life of the credentials. */
import { renderSeconds } from "../values/duration";
import { gateDefaults, gatesLongerThan, nameOf, type Gate } from "../gates/gate";
import { planOf, warning, type PreflightFacts, type Finding } from "./facts";

export function warmupComesFromSomewhere(facts: PreflightFacts): readonly Finding[] {
  const plan = planOf(facts);
  if (plan === undefined || plan.replaced === 0 || plan.warmup.from !== "nowhere") return [];
  return [
    warning(
      "no warm-up: neither preferences.instanceWarmup nor the group sets one, so an instance counts as good the moment it is in service. " +
        "Set preferences.instanceWarmup to the seconds that your instances need to start",
    ),
  ];
}

/** Seconds without progress after which AWS fails a refresh. */
const noProgressLimit = 3600;

/**
 * A hook that nothing completes holds each instance until its heartbeat times out.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html
 */
export function hooksEndInTime(facts: PreflightFacts): readonly Finding[] {
  const plan = planOf(facts);
  if (plan?.replaced === 0) return [];
  return (facts.hooks ?? []).flatMap(({ lifecycleHookName, heartbeatTimeout = 0 }) =>
    heartbeatTimeout < noProgressLimit
      ? []
      : [
          warning(
            `lifecycle hook ${lifecycleHookName} may hold an instance for ${renderSeconds(heartbeatTimeout)}, and AWS fails a refresh that makes no progress for ${renderSeconds(noProgressLimit)}: ` +
              "complete the hook's action earlier, or lower its heartbeat timeout",
          ),
        ],
  );
}

export function credentialsLast(facts: PreflightFacts): readonly Finding[] {
  const { credentialsEndIn } = facts;
  const plan = planOf(facts);
  if (plan === undefined || credentialsEndIn === undefined || credentialsEndIn >= plan.seconds)
    return [];
  return [
    warning(
      `the credentials end in ${renderSeconds(credentialsEndIn)}, but the refresh may take ${renderSeconds(plan.seconds)}: ` +
        "watching would stop (the refresh goes on, and the next `pulumi up` resumes). Use a longer session",
    ),
  ];
}

/** AWS continues when a pause is over. A gate that still runs then checks a fleet that is changing. */
export function gatesFitPauses({ inputs }: PreflightFacts): readonly Finding[] {
  const {
    checkpointPercentages = [],
    checkpointDelay = 3600,
    bakeTime = 0,
  } = inputs.preferences ?? {};
  const { gates = [] } = inputs;
  const hasPauses = checkpointPercentages.some((percentage) => percentage < 100);
  return [
    ...(hasPauses ? gatesLongerThan(checkpointDelay, gates) : []).map((gate) =>
      warning(
        `${needOf(gate)}, but AWS goes on ${renderSeconds(checkpointDelay)} after a checkpoint: ` +
          "raise preferences.checkpointDelay, or lower the gate's timeout",
      ),
    ),
    ...(bakeTime > 0 ? gatesLongerThan(bakeTime, gates) : []).map((gate) =>
      warning(
        `${needOf(gate)}, but AWS calls the refresh a success after ${renderSeconds(bakeTime)} of baking: ` +
          "raise preferences.bakeTime, or lower the gate's timeout",
      ),
    ),
  ];
}

function needOf(gate: Gate): string {
  return `gate ${nameOf(gate)} may take ${renderSeconds(gate.timeout ?? gateDefaults.timeout)}`;
}
