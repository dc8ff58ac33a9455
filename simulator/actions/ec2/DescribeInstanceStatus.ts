/** DescribeInstanceStatus: how the system and instance status checks of running instances stand. */
import type {
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  InstanceStatus,
  InstanceStatusSummary,
} from "@aws-sdk/client-ec2";
import { statusChecks } from "../../model/ec2/instances";
import { type Ec2Instance } from "../../model/ec2/instance";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { toInstanceState } from "./instance-answer";
import { requireInstances } from "./instance-lookup";
import { searchInstances } from "./instance-search";
import { page, pageByNumber } from "./page";

export const describeInstanceStatus: Action<
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult
> = (input, { world: { ec2 }, now }) => {
  const ids = input.InstanceIds ?? [];
  const showsAll = input.IncludeAllInstances === true;
  const passes = (instances: Iterable<Ec2Instance>): Iterable<Ec2Instance> =>
    select(showsAll ? instances : running(instances), input.Filters, filterable(now));
  const { items, nextToken } =
    ids.length > 0
      ? page(passes(requireInstances(ec2, ids)), input)
      : pageByNumber(searchInstances(ec2, []), input, { passes });
  return {
    InstanceStatuses: items.map((instance) => toInstanceStatus(instance, now)),
    NextToken: nextToken,
  };
};

function* running(instances: Iterable<Ec2Instance>): Generator<Ec2Instance> {
  for (const instance of instances) if (instance.state === "running") yield instance;
}

/** The status of both kinds of checks at a time: the simulator lets them fail and pass together. */
function filterable(now: number): Filterable<Ec2Instance> {
  const status = (instance: Ec2Instance) => statusChecks(instance, now);
  const reachability = (instance: Ec2Instance) => toReachability(instance, now);
  return {
    fields: {
      "availability-zone": (instance) => instance.availabilityZone,
      "availability-zone-id": (instance) => instance.availabilityZoneId,
      "instance-state-code": (instance) => toInstanceState(instance.state).Code,
      "instance-state-name": (instance) => instance.state,
      "instance-status.status": status,
      "instance-status.reachability": reachability,
      "system-status.status": status,
      "system-status.reachability": reachability,
    },
  };
}

function toInstanceStatus(instance: Ec2Instance, now: number): InstanceStatus {
  return {
    InstanceId: instance.instanceId,
    AvailabilityZone: instance.availabilityZone,
    AvailabilityZoneId: instance.availabilityZoneId,
    InstanceState: toInstanceState(instance.state),
    InstanceStatus: toSummary(instance, now),
    SystemStatus: toSummary(instance, now),
  };
}

function toSummary(instance: Ec2Instance, now: number): InstanceStatusSummary {
  const reachability = toReachability(instance, now);
  return {
    Status: statusChecks(instance, now),
    Details: reachability
      ? [
          {
            Name: "reachability",
            Status: reachability,
            ImpairedSince:
              reachability === "failed" && instance.impairedAt !== undefined
                ? new Date(instance.impairedAt)
                : undefined,
          },
        ]
      : [],
  };
}

function toReachability(
  instance: Ec2Instance,
  now: number,
): "passed" | "failed" | "initializing" | undefined {
  switch (statusChecks(instance, now)) {
    case "ok":
      return "passed";
    case "impaired":
      return "failed";
    case "initializing":
      return "initializing";
    case "not-applicable":
      return undefined;
  }
}
