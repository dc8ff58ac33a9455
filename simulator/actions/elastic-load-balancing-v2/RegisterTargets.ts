/** RegisterTargets: adds targets to a target group; those that are there stay as they are. */
import type {
  RegisterTargetsInput,
  RegisterTargetsOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  registerTarget,
  requireTargetGroup,
} from "../../model/elastic-load-balancing-v2/target-groups";
import type { TargetGroup } from "../../model/elastic-load-balancing-v2/state";
import type { World } from "../../model/world";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { requireParameter } from "./parameter";

export const registerTargets: Action<RegisterTargetsInput, RegisterTargetsOutput> = (
  input,
  { world, now },
) => {
  const arn = requireParameter("A target group ARN", input.TargetGroupArn);
  const targetGroup = requireTargetGroup(world, arn);
  const names = requireParameter("Targets", input.Targets).map(({ Id, Port }) => ({
    id: requireParameter("A target ID", Id),
    port: Port,
  }));
  for (const { id } of names) requireRunning(world, targetGroup, id);
  for (const name of names) registerTarget(targetGroup, name, now);
  return {};
};

function requireRunning({ ec2 }: World, { targetType }: TargetGroup, id: string): void {
  if (targetType === "ip") return;
  const instance = ec2.instances.get(id);
  if (!instance) throw new AwsError("InvalidTarget", `Instance ID '${id}' is not valid`);
  if (instance.state === "running") return;
  throw new AwsError(
    "InvalidTarget",
    `The following targets are not in a running state and cannot be registered: '${id}'`,
  );
}
