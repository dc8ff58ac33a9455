/** ModifyTargetGroupAttributes: changes attributes, such as the deregistration delay. */
import type {
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { requireTargetGroup } from "../../model/elastic-load-balancing-v2/target-groups";
import type { Action } from "../action";
import { requireParameter } from "./parameter";
import { changeAttributes, toAttributeList } from "./target-group-attributes";

export const modifyTargetGroupAttributes: Action<
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput
> = (input, { world }) => {
  const arn = requireParameter("A target group ARN", input.TargetGroupArn);
  const targetGroup = requireTargetGroup(world, arn);
  targetGroup.attributes = changeAttributes(targetGroup.attributes, input.Attributes ?? []);
  return { Attributes: toAttributeList(targetGroup.attributes) };
};
