/** The instances that a request to a Classic Load Balancer names. */
import type { Instance } from "@aws-sdk/client-elastic-load-balancing";
import { AwsError } from "../../aws-error";
import type { World } from "../../model/world";

/** Their ids. Throws AWS's error for one that EC2 does not know. */
export function requireInstances(
  { ec2 }: World,
  instances: readonly Instance[] | undefined,
): readonly string[] {
  return (instances ?? []).map(({ InstanceId: id = "" }) => {
    if (ec2.instances.has(id)) return id;
    throw new AwsError("InvalidInstance", `Could not find EC2 instance ${id}.`);
  });
}
