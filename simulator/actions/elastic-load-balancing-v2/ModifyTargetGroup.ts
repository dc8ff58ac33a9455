/** ModifyTargetGroup: changes how targets are checked. */
import type {
  ModifyTargetGroupInput,
  ModifyTargetGroupOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { requireTargetGroup } from "../../model/elastic-load-balancing-v2/target-groups";
import type { Action } from "../action";
import { changeHealthCheck } from "./health-check";
import { requireParameter } from "./parameter";
import { toTargetGroup } from "./target-group-answer";

export const modifyTargetGroup: Action<ModifyTargetGroupInput, ModifyTargetGroupOutput> = (
  input,
  { world },
) => {
  const arn = requireParameter("A target group ARN", input.TargetGroupArn);
  const targetGroup = requireTargetGroup(world, arn);
  targetGroup.healthCheck = changeHealthCheck(targetGroup.healthCheck, input);
  return { TargetGroups: [toTargetGroup(world.elbv2, targetGroup)] };
};
