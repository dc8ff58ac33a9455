/** Whether the percentages can be kept while instances are replaced. */
import { planOf, warning, type PreflightFacts, type Finding } from "./facts";

/**
 * Where the percentages leave no room, AWS goes on all the same, with one instance at a time: in a group of one that is an outage. An
 * instance that is missing at the moment is nothing that the percentages could help.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html
 */
export function someInstancesStay(facts: PreflightFacts): readonly Finding[] {
  const plan = planOf(facts);
  if (plan === undefined || plan.replaced === 0 || plan.minimum === 0) return [];
  if (plan.order === "launch first" || plan.batchSize < plan.desired) return [];
  return [
    warning(
      `a minimum of ${plan.minimum} % healthy instances cannot be kept: AWS always replaces at least one, and ${plan.desired === 1 ? "the only one goes" : `all ${plan.desired} go`} ` +
        "before a new one is up. Set preferences.minHealthyPercentage to 100, so that new instances come up first",
    ),
  ];
}
