/** DescribeAvailabilityZones: the three zones of the Region. */
import type {
  AvailabilityZone,
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
} from "@aws-sdk/client-ec2";
import { zonesOf, type Zone } from "../../model/ec2/zones";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";

export const describeAvailabilityZones: Action<
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult
> = (input, { world: { region } }) => {
  const zones = zonesOf(region);
  const named = zones.filter((zone) => isAskedFor(zone, input));
  requireAll(zones, input.ZoneNames ?? []);
  const selected = [...select(named, input.Filters, filterable(region))];
  return { AvailabilityZones: selected.map((zone) => toAvailabilityZone(zone, region)) };
};

function isAskedFor(
  zone: Zone,
  { ZoneNames: names = [], ZoneIds: ids = [] }: DescribeAvailabilityZonesRequest,
): boolean {
  if (names.length === 0 && ids.length === 0) return true;
  return names.includes(zone.name) || ids.includes(zone.id);
}

function requireAll(zones: readonly Zone[], names: readonly string[]): void {
  const missing = names.find((name) => !zones.some((zone) => zone.name === name));
  if (missing === undefined) return;
  throw new AwsError("InvalidParameterValue", `Invalid availability zone: [${missing}]`);
}

function filterable(region: string): Filterable<Zone> {
  return {
    fields: {
      "group-name": () => region,
      "opt-in-status": () => "opt-in-not-required",
      "region-name": () => region,
      state: () => "available",
      "zone-id": (zone) => zone.id,
      "zone-name": (zone) => zone.name,
      "zone-type": () => "availability-zone",
    },
  };
}

function toAvailabilityZone(zone: Zone, region: string): AvailabilityZone {
  return {
    ZoneName: zone.name,
    ZoneId: zone.id,
    ZoneType: "availability-zone",
    RegionName: region,
    GroupName: region,
    NetworkBorderGroup: region,
    State: "available",
    OptInStatus: "opt-in-not-required",
    Messages: [],
  };
}
