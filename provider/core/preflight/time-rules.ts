/** Whether the times fit: the warm-up, and the life of the credentials. */
import { renderSeconds } from "../duration";
import { planRoll, type Plan } from "../plan";
import { warning, type Facts, type Finding } from "./facts";

export function warmupComesFromSomewhere(facts: Facts): readonly Finding[] {
  const plan = planOf(facts);
  if (plan === undefined || plan.replaced === 0 || plan.warmup.from !== "nowhere") return [];
  return [
    warning(
      "no warm-up: neither preferences.instanceWarmup nor the group sets one, so an instance counts as good the moment it is in service. " +
        "Set preferences.instanceWarmup to the seconds that your instances need to start",
    ),
  ];
}

export function credentialsLast(facts: Facts): readonly Finding[] {
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

function planOf({ group, fleet, inputs, skipMatching }: Facts): Plan | undefined {
  return (
    group && fleet && planRoll(group, fleet, { preferences: inputs.preferences, skipMatching })
  );
}
