/** StartInstances: starts stopped instances. */
import type { StartInstancesRequest, StartInstancesResult } from "@aws-sdk/client-ec2";
import { startInstance } from "../../model/ec2/stopping";
import type { Action } from "../action";
import { changeStates } from "./instance-answer";
import { requireInstances } from "./instance-lookup";

export const startInstances: Action<StartInstancesRequest, StartInstancesResult> = (
  input,
  { world, now },
) => {
  const instances = requireInstances(world.ec2, input.InstanceIds ?? []);
  const starting = changeStates(instances, (instance) => {
    startInstance(world, instance, now);
  });
  return { StartingInstances: starting };
};
