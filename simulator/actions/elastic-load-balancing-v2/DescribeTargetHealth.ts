/** DescribeTargetHealth: the health of all targets of a group, or of those named. */
import type {
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { targetHealth } from "../../model/elastic-load-balancing-v2/target-health";
import {
  currentTargets,
  requireTargetGroup,
  type TargetName,
} from "../../model/elastic-load-balancing-v2/target-groups";
import type { Action } from "../action";
import { requireParameter } from "./parameter";

export const describeTargetHealth: Action<DescribeTargetHealthInput, DescribeTargetHealthOutput> = (
  input,
  { world, now },
) => {
  const arn = requireParameter("A target group ARN", input.TargetGroupArn);
  const targetGroup = requireTargetGroup(world, arn);
  const names: readonly TargetName[] = input.Targets?.length
    ? input.Targets.map(({ Id, Port }) => ({ id: requireParameter("A target ID", Id), port: Port }))
    : currentTargets(targetGroup, now);
  const descriptions = names.map(({ id, port = targetGroup.port }) => {
    const health = targetHealth(world, targetGroup, { id, port }, now);
    const { port: checked } = targetGroup.healthCheck;
    return {
      Target: { Id: id, Port: port },
      HealthCheckPort: checked === "traffic-port" ? String(port) : checked,
      TargetHealth: {
        State: health.state,
        Reason: health.reason,
        Description: health.description,
      },
    };
  });
  return { TargetHealthDescriptions: descriptions };
};
