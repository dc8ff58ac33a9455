/** DeregisterTargets: begins to take targets out; they drain for the deregistration delay. */
import type {
  DeregisterTargetsInput,
  DeregisterTargetsOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  deregisterTarget,
  requireTargetGroup,
} from "../../model/elastic-load-balancing-v2/target-groups";
import type { Action } from "../action";
import { requireParameter } from "./parameter";

export const deregisterTargets: Action<DeregisterTargetsInput, DeregisterTargetsOutput> = (
  input,
  { world, now },
) => {
  const arn = requireParameter("A target group ARN", input.TargetGroupArn);
  const targetGroup = requireTargetGroup(world, arn);
  for (const { Id, Port } of requireParameter("Targets", input.Targets)) {
    const id = requireParameter("A target ID", Id);
    deregisterTarget(world, targetGroup, { id, port: Port }, now);
  }
  return {};
};
