/** DescribeInstances: instances by id or filter, together with the others of the same launch. */
import type {
  DescribeInstancesRequest,
  DescribeInstancesResult,
  Reservation,
} from "@aws-sdk/client-ec2";
import type { Ec2Instance } from "../../model/ec2/instance";
import type { Ec2State } from "../../model/ec2/state";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { select } from "./filter";
import { toInstance } from "./instance-answer";
import { instanceFilters } from "./instance-filters";
import { requireInstances } from "./instance-lookup";
import { searchInstances } from "./instance-search";
import { page, pageByNumber } from "./page";

export const describeInstances: Action<DescribeInstancesRequest, DescribeInstancesResult> = (
  input,
  { world: { ec2 } },
) => {
  const ids = input.InstanceIds ?? [];
  if (ids.length > 0 && input.MaxResults !== undefined) {
    throw new AwsError(
      "InvalidParameterCombination",
      "The parameter instancesSet cannot be used with the parameter maxResults",
    );
  }
  const passes = (instances: Iterable<Ec2Instance>): Iterable<Ec2Instance> =>
    select(instances, input.Filters, instanceFilters);
  const { items, nextToken } =
    ids.length > 0
      ? page(passes(requireInstances(ec2, ids)), input)
      : pageByNumber(searchInstances(ec2, input.Filters), input, { passes });
  return { Reservations: toReservations(ec2, items), NextToken: nextToken };
};

function toReservations(ec2: Ec2State, instances: readonly Ec2Instance[]): Reservation[] {
  const byReservation = new Map<string, Ec2Instance[]>();
  for (const instance of instances) {
    const members = byReservation.get(instance.reservationId);
    if (members) members.push(instance);
    else byReservation.set(instance.reservationId, [instance]);
  }
  return [...byReservation].map(([reservationId, members]) => ({
    ReservationId: reservationId,
    OwnerId: ec2.accountId,
    Groups: [],
    Instances: members.map((instance) => toInstance(ec2, instance)),
  }));
}
