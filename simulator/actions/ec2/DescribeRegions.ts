/** DescribeRegions: the Regions of the partition that every account can use without asking. */
import type { DescribeRegionsRequest, DescribeRegionsResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import { partitionOf } from "../../partition";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";

const allRegions = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "cn-north-1",
  "cn-northwest-1",
  "us-gov-east-1",
  "us-gov-west-1",
] as const;

const filterable: Filterable<string> = {
  fields: {
    endpoint: toEndpoint,
    "opt-in-status": () => "opt-in-not-required",
    "region-name": (region) => region,
  },
};

export const describeRegions: Action<DescribeRegionsRequest, DescribeRegionsResult> = (
  input,
  { world },
) => {
  const partition = partitionOf(world.region).name;
  const regions = allRegions.filter((region) => partitionOf(region).name === partition);
  const names: readonly string[] = input.RegionNames ?? [];
  const unknown = names.find((name) => !regions.some((region) => region === name));
  if (unknown !== undefined) {
    throw new AwsError("InvalidParameterValue", `Invalid region name: [${unknown}]`);
  }
  const named = regions.filter((region) => names.length === 0 || names.includes(region));
  return {
    Regions: [...select(named, input.Filters, filterable)].map((region) => ({
      RegionName: region,
      Endpoint: toEndpoint(region),
      OptInStatus: "opt-in-not-required",
    })),
  };
};

function toEndpoint(region: string): string {
  return `ec2.${region}.${partitionOf(region).dnsSuffix}`;
}
