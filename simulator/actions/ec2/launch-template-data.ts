/** What a request gives as LaunchTemplateData: checked on its way in, its image alias resolved on its way out. */
import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import { resolveImageAlias, type LaunchWorld } from "../../model/ec2/launchable";
import type { LaunchTemplateData } from "../../model/ec2/launch-template";
import { AwsError } from "../../aws-error";
import { fromTagList } from "./tag-list";

/** The data of a new version. Throws where there is nothing in it, or tags that AWS keeps for itself. */
export function requireLaunchTemplateData(
  data: RequestLaunchTemplateData | undefined,
): LaunchTemplateData {
  const given = Object.entries(data ?? {}).filter(([, value]) => value !== undefined);
  if (!data || given.length === 0) {
    throw new AwsError(
      "MissingParameter",
      "The request must contain the parameter LaunchTemplateData",
    );
  }
  for (const { Tags } of data.TagSpecifications ?? []) fromTagList(Tags);
  return Object.fromEntries(given);
}

/** The data with the image id in place of `resolve:ssm:NAME`. */
export function withImageResolved(
  world: LaunchWorld,
  data: LaunchTemplateData,
): LaunchTemplateData {
  return data.ImageId === undefined
    ? data
    : { ...data, ImageId: resolveImageAlias(world, data.ImageId) };
}
