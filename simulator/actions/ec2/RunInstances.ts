/** RunInstances: launches instances from parameters, from a launch template, or from both. */
import type {
  RequestLaunchTemplateData,
  Reservation,
  RunInstancesRequest,
  TagSpecification,
} from "@aws-sdk/client-ec2";
import { runInstance } from "../../model/ec2/instances";
import { type LaunchedFrom } from "../../model/ec2/instance";
import { requireLaunchable } from "../../model/ec2/launchable";
import { resolveLaunchTemplate } from "../../model/ec2/launch-templates";
import type { World } from "../../model/world";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { once } from "./client-token";
import { toInstance } from "./instance-answer";
import { requireParameter } from "./parameter";
import { tagsFor } from "./tag-list";
import { partitionOf } from "../../partition";

export const runInstances: Action<RunInstancesRequest, Reservation> = (input, { world, now }) =>
  once(world.ec2, "RunInstances", input, () => {
    const { data, launchTemplate } = toLaunch(world, input);
    const count = toCount(input);
    const image = requireLaunchable(world, {
      imageId: requireParameter("ImageId", data.ImageId),
      instanceType: data.InstanceType ?? defaultInstanceType,
      iamInstanceProfileArn: data.IamInstanceProfile?.Arn ?? data.IamInstanceProfile?.Name,
      now,
      count,
    });
    const reservationId = world.ec2.ids.resource("r");
    const launch = {
      now,
      reservationId,
      imageId: image.imageId,
      instanceType: data.InstanceType ?? defaultInstanceType,
      launchTemplate,
      subnetId: input.SubnetId ?? data.NetworkInterfaces?.[0]?.SubnetId,
      availabilityZone: data.Placement?.AvailabilityZone,
      securityGroupIds: data.SecurityGroupIds ?? data.NetworkInterfaces?.[0]?.Groups,
      keyName: data.KeyName,
      iamInstanceProfileArn: toProfileArn(world, data),
      userData: data.UserData,
      lifecycle: data.InstanceMarketOptions?.MarketType === "spot" ? "spot" : "on-demand",
      tags: tagsFor(tagSpecifications(data), "instance"),
    } as const;
    const instances = Array.from({ length: count }, () => runInstance(world, launch));
    return {
      ReservationId: reservationId,
      OwnerId: world.accountId,
      Groups: [],
      Instances: instances.map((instance) => toInstance(world.ec2, instance)),
    };
  });

/** AWS's own default. */
const defaultInstanceType = "m1.small";

/** The parts of a launch template that RunInstances takes under the same names. */
type LaunchData = Pick<
  RequestLaunchTemplateData,
  | "ImageId"
  | "InstanceType"
  | "KeyName"
  | "SecurityGroupIds"
  | "IamInstanceProfile"
  | "InstanceMarketOptions"
  | "NetworkInterfaces"
  | "Placement"
  | "UserData"
  | "TagSpecifications"
>;

/** What the request gives takes the place of what the template says, parameter by parameter. */
function toLaunch(
  world: World,
  input: RunInstancesRequest,
): { readonly data: LaunchData; readonly launchTemplate: LaunchedFrom | undefined } {
  const given = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as LaunchData;
  if (!input.LaunchTemplate) return { data: given, launchTemplate: undefined };
  const { data, ...launchTemplate } = resolveLaunchTemplate(world.ec2, input.LaunchTemplate);
  return { data: { ...data, ...given }, launchTemplate };
}

function tagSpecifications(data: LaunchData): TagSpecification[] {
  return data.TagSpecifications ?? [];
}

function toProfileArn(
  world: World,
  { IamInstanceProfile: profile }: LaunchData,
): string | undefined {
  if (profile?.Name === undefined) return profile?.Arn;
  return `arn:${partitionOf(world.region).name}:iam::${world.accountId}:instance-profile/${profile.Name}`;
}

/** As many as MaxCount: only the limit of the account ends the capacity. */
function toCount(input: RunInstancesRequest): number {
  const most = input.MaxCount ?? 0;
  const least = input.MinCount ?? 0;
  if (least >= 1 && least <= most) return most;
  throw new AwsError("InvalidParameterValue", unverified.minCountOutOfRange(least));
}
