/** DeleteTargetGroup: removes a target group that no listener forwards to. */
import type {
  DeleteTargetGroupInput,
  DeleteTargetGroupOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { isInUse } from "../../model/elastic-load-balancing-v2/target-groups";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { requireParameter } from "./parameter";

/** A target group that is not there is no error. */
export const deleteTargetGroup: Action<DeleteTargetGroupInput, DeleteTargetGroupOutput> = (
  input,
  { world },
) => {
  const arn = requireParameter("A target group ARN", input.TargetGroupArn);
  const targetGroup = world.elbv2.targetGroups.get(arn);
  if (targetGroup && isInUse(world, targetGroup)) {
    throw new AwsError(
      "ResourceInUse",
      `Target group '${arn}' is currently in use by a listener or a rule`,
    );
  }
  world.elbv2.targetGroups.delete(arn);
  world.elbv2.tags.delete(arn);
  return {};
};
