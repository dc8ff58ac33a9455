/** `aws.ec2.getAmi`. */
import type { Image } from "@aws-sdk/client-ec2";
import { fromTagList } from "../tags";
import { toFilters, type Lookup } from "./lookup";

export const getAmi: Lookup = async (args, clients) => {
  const ec2 = await clients.ec2();
  const { owners, executableUsers, includeDeprecated, nameRegex, mostRecent } = args;
  const { Images = [] } = await ec2.describeImages({
    ...(Array.isArray(owners) ? { Owners: owners as string[] } : {}),
    ...(Array.isArray(executableUsers) ? { ExecutableUsers: executableUsers as string[] } : {}),
    ...(includeDeprecated === true ? { IncludeDeprecated: true } : {}),
    Filters: toFilters(args["filters"]),
  });
  const pattern = typeof nameRegex === "string" ? new RegExp(nameRegex) : /(?:)/;
  const [newest, ...others] = Images.filter((image) => pattern.test(image.Name ?? "")).sort(
    (one, other) => (other.CreationDate ?? "").localeCompare(one.CreationDate ?? ""),
  );
  if (!newest) {
    throw new Error(
      "Your query returned no results. Please change your search criteria and try again.",
    );
  }
  if (others.length > 0 && mostRecent !== true) {
    throw new Error(
      "Your query returned more than one result. Please try a more specific search criteria, or set `most_recent` attribute to true.",
    );
  }
  return toResult(newest, await ec2.config.region());
};

/** Every key of the result, empty where it is unknown: programs may read any of them. */
function toResult(image: Image, region: string) {
  const { ImageId = "", Architecture = "", Name = "", CreationDate = "", OwnerId = "" } = image;
  const text = (value: string | undefined): string => value ?? "";
  return {
    id: ImageId,
    imageId: ImageId,
    arn: `arn:aws:ec2:${region}::image/${ImageId}`,
    architecture: Architecture,
    name: Name,
    creationDate: CreationDate,
    ownerId: OwnerId,
    description: text(image.Description),
    state: text(image.State),
    imageLocation: text(image.ImageLocation),
    imageOwnerAlias: text(image.ImageOwnerAlias),
    imageType: text(image.ImageType),
    imdsSupport: text(image.ImdsSupport),
    bootMode: text(image.BootMode),
    deprecationTime: text(image.DeprecationTime),
    lastLaunchedTime: "",
    hypervisor: text(image.Hypervisor),
    kernelId: text(image.KernelId),
    ramdiskId: text(image.RamdiskId),
    platform: text(image.Platform),
    platformDetails: text(image.PlatformDetails),
    usageOperation: text(image.UsageOperation),
    rootDeviceName: text(image.RootDeviceName),
    rootDeviceType: text(image.RootDeviceType),
    rootSnapshotId: text(image.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId),
    sriovNetSupport: text(image.SriovNetSupport),
    tpmSupport: text(image.TpmSupport),
    virtualizationType: text(image.VirtualizationType),
    enaSupport: image.EnaSupport ?? false,
    public: image.Public ?? false,
    blockDeviceMappings: [],
    productCodes: [],
    stateReason: {},
    tags: fromTagList(image.Tags),
  };
}
