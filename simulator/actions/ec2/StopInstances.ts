/** StopInstances: stops running instances. A group whose instances they are notices, and replaces them. */
import type { StopInstancesRequest, StopInstancesResult } from "@aws-sdk/client-ec2";
import { stopInstance } from "../../model/ec2/stopping";
import type { Action } from "../action";
import { changeStates } from "./instance-answer";
import { requireInstances } from "./instance-lookup";

export const stopInstances: Action<StopInstancesRequest, StopInstancesResult> = (
  input,
  { world, now },
) => {
  const instances = requireInstances(world.ec2, input.InstanceIds ?? []);
  const stopping = changeStates(instances, (instance) => {
    stopInstance(world, instance, now);
  });
  return { StoppingInstances: stopping };
};
