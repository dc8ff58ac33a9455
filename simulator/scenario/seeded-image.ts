/** Images that a world declares by id: read from the members of DescribeImages, and checked. */
import type { Image as DescribedImage } from "@aws-sdk/client-ec2";
import type { Action } from "../actions/action";
import { createIds } from "../model/ids";
import { isWellFormedImageId, keepImage } from "../model/ec2/image-lookup";
import type { Architecture } from "../model/ec2/images";
import { AwsError } from "../aws-error";

/** What can be said of a declared image, with the names that DescribeImages has for it. */
export type SeededImage = Required<Pick<DescribedImage, "ImageId">> &
  Partial<
    Pick<
      DescribedImage,
      "Name" | "Description" | "OwnerId" | "ImageOwnerAlias" | "RootDeviceName" | "Tags"
    >
  > & {
    /** @default x86_64 */
    readonly Architecture?: Architecture;
    /** @default Linux */
    readonly Platform?: "Windows";
    /** ISO 8601. @default the time of the start */
    readonly CreationDate?: string;
    /** @default false */
    readonly Public?: boolean;
  };

const isText = (value: unknown): boolean => typeof value === "string";

/** What each member accepts, and the end of the sentence for what it does not. */
const members: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  ImageId: [
    (value) => typeof value === "string" && isWellFormedImageId(value),
    "must be an image id such as ami-0123456789abcdef0",
  ],
  Name: [isText, "must be a text"],
  Description: [isText, "must be a text"],
  OwnerId: [isText, "must be a text"],
  ImageOwnerAlias: [isText, "must be a text"],
  RootDeviceName: [isText, "must be a text"],
  Architecture: [
    (value) => value === "i386" || value === "x86_64" || value === "arm64",
    "must be i386, x86_64 or arm64",
  ],
  Platform: [(value) => value === "Windows", "must be Windows, or left out for Linux"],
  CreationDate: [
    (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)),
    "must be a time in ISO 8601",
  ],
  Public: [(value) => typeof value === "boolean", "must be true or false"],
  Tags: [Array.isArray, "must be a list of {Key, Value}"],
};

/** The image, if it is as it should be. Throws an `AwsError` that names every fault. */
export function requireSeededImage(image: SeededImage): SeededImage {
  const given = Object.entries(image).filter(([, value]) => (value as unknown) !== undefined);
  const faults = given.flatMap(([name, value]) => findFault(name, value));
  if (!given.some(([name]) => name === "ImageId")) faults.unshift("ImageId: is required");
  if (faults.length > 0) throw new AwsError("InvalidParameterValue", faults.join("; "));
  return image;
}

function findFault(name: string, value: unknown): string[] {
  const [accepts, rule] = (Object.hasOwn(members, name) ? members[name] : undefined) ?? [];
  if (!accepts) return [`${name}: is not known here; known are ${Object.keys(members).join(", ")}`];
  return accepts(value) ? [] : [`${name}: ${rule ?? ""}`];
}

/** Adds the image to the world of the caller. */
export const declareImage: Action<SeededImage, void> = (image, { world: { ec2 }, now }) => {
  keepImage(ec2, {
    imageId: image.ImageId ?? "",
    name: image.Name ?? `image-${image.ImageId ?? ""}`,
    description: image.Description ?? "",
    ownerId: image.OwnerId ?? ec2.accountId,
    ...(image.ImageOwnerAlias !== undefined && { ownerAlias: image.ImageOwnerAlias }),
    architecture: image.Architecture ?? "x86_64",
    ...(image.Platform && { platform: "windows" }),
    creationDate: image.CreationDate === undefined ? now : Date.parse(image.CreationDate),
    public: image.Public ?? false,
    rootDeviceName: image.RootDeviceName ?? "/dev/xvda",
    rootSnapshotId: createIds(`snapshot/${image.ImageId ?? ""}`).resource("snap"),
    rootVolumeSize: 8,
    tags: Object.fromEntries((image.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
  });
};
