/** The instances that a load balancer finds unfit for traffic, by target group and reason. */
import type { Diagnostics, TargetHealth } from "./diagnostics";
import { awsCommand } from "./next-command";
import type { Obstacle, Section } from "./section";
import { asClause, cut, groupBy, renderList } from "./wording";

/** `initial` and `draining` pass by themselves. */
const unhealthyStates = ["unhealthy", "unavailable", "unused"];

const linesAtMost = 4;

export function unhealthyTargets({
  group,
  targets = [],
  errorContext,
}: Diagnostics): Section | undefined {
  const members = new Set(group?.instances.map(({ instanceId }) => instanceId));
  const found = targets.filter(
    ({ state, targetId }) => unhealthyStates.includes(state) && members.has(targetId),
  );
  const alike = groupBy(found, renderFinding);
  if (alike.length === 0) return undefined;
  const lines = alike.map(([finding, same]) => `target health: ${renderTargets(same)} ${finding}`);
  const obstacles = alike.flatMap(([, same]): readonly Obstacle[] =>
    same.slice(0, 1).map(({ targetGroupArn, state }) => ({
      kind: "target",
      text: `the load balancer finds ${renderTargets(same)} ${state}`,
      next: awsCommand(
        errorContext.region,
        "elbv2 describe-target-health",
        "--target-group-arn",
        targetGroupArn,
      ),
    })),
  );
  return { lines: cut(lines, linesAtMost, "findings of target health"), obstacles };
}

function renderTargets(targets: readonly TargetHealth[]): string {
  return renderList(targets.map(({ targetId }) => targetId));
}

/** `unhealthy in web-targets (Target.Timeout: Request timed out)` */
function renderFinding({ targetGroupArn, state, reason, description }: TargetHealth): string {
  const cause = [reason, description].filter((part) => part !== undefined).join(": ");
  const name = targetGroupArn.split("/")[1] ?? targetGroupArn;
  return `${state} in ${name}${cause === "" ? "" : ` (${asClause(cause)})`}`;
}
