/** TerminateInstances: the end of instances. A group whose instances they are notices, and replaces them. */
import type { TerminateInstancesRequest, TerminateInstancesResult } from "@aws-sdk/client-ec2";
import { terminateInstance } from "../../model/ec2/instances";
import type { Action } from "../action";
import { changeStates } from "./instance-answer";
import { requireInstances } from "./instance-lookup";

export const terminateInstances: Action<TerminateInstancesRequest, TerminateInstancesResult> = (
  input,
  { world, now },
) => {
  const instances = requireInstances(world.ec2, input.InstanceIds ?? []);
  const terminating = changeStates(instances, ({ instanceId }) => {
    terminateInstance(world, instanceId, now);
  });
  return { TerminatingInstances: terminating };
};
