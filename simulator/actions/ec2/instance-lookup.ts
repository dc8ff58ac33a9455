/** Instances by id, with EC2's errors for ids that are not there. */
import type { Ec2Instance } from "../../model/ec2/instance";
import type { Ec2State } from "../../model/ec2/state";
import { AwsError } from "../../aws-error";

/** An instance by id. */
export function requireInstance(ec2: Ec2State, instanceId: string): Ec2Instance {
  return ec2.instances.get(instanceId) ?? notFound(ec2, [instanceId]);
}

/** Instances by id, in the order asked for. */
export function requireInstances(ec2: Ec2State, instanceIds: readonly string[]): Ec2Instance[] {
  return instanceIds.map((id) => ec2.instances.get(id) ?? notFound(ec2, instanceIds));
}

function notFound(ec2: Ec2State, instanceIds: readonly string[]): never {
  const malformed = instanceIds.find((id) => !/^i-[0-9a-f]{8,17}$/u.test(id));
  if (malformed !== undefined) {
    throw new AwsError("InvalidInstanceID.Malformed", `Invalid id: "${malformed}"`);
  }
  const missing = instanceIds.filter((id) => !ec2.instances.has(id));
  throw new AwsError(
    "InvalidInstanceID.NotFound",
    missing.length === 1
      ? `The instance ID '${missing.join()}' does not exist`
      : `The instance IDs '${missing.join(", ")}' do not exist`,
  );
}
