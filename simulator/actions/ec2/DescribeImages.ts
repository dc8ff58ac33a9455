/** DescribeImages: images by id, owner or filter. */
import type { DescribeImagesRequest, DescribeImagesResult } from "@aws-sdk/client-ec2";
import { imageState, type Image } from "../../model/ec2/images";
import { findImage, requireImage } from "../../model/ec2/image-lookup";
import type { Ec2State } from "../../model/ec2/state";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { toImage } from "./image-answer";
import { page } from "./page";

export const describeImages: Action<DescribeImagesRequest, DescribeImagesResult> = (
  input,
  { world: { ec2 }, now },
) => {
  const ids = input.ImageIds ?? [];
  const named = ids.length > 0 ? ids.map((id) => requireImage(ec2, id)) : listImages(ec2, input);
  const visible = named.filter((image) => isOwned(ec2, image, input) && isExecutable(image, input));
  const { items, nextToken } = page(select(visible, input.Filters, filterable(now)), input, {
    least: 1,
  });
  return { Images: items.map((image) => toImage(image, now)), NextToken: nextToken };
};

/** All images, with those that a filter names by id. */
function listImages(ec2: Ec2State, { Filters: filters = [] }: DescribeImagesRequest): Image[] {
  for (const { Name, Values } of filters) {
    if (Name === "image-id") Values?.forEach((id) => findImage(ec2, id));
  }
  return [...ec2.images.values()];
}

/** Owners are account ids, `self`, or an alias such as `amazon`. */
function isOwned(
  ec2: Ec2State,
  image: Image,
  { Owners: owners = [] }: DescribeImagesRequest,
): boolean {
  if (owners.length === 0) return true;
  return owners.some((owner) =>
    owner === "self"
      ? image.ownerId === ec2.accountId
      : owner === image.ownerId || owner === image.ownerAlias,
  );
}

/** `all` means everybody; no image here is shared with single accounts. */
function isExecutable(
  image: Image,
  { ExecutableUsers: users = [] }: DescribeImagesRequest,
): boolean {
  return users.length === 0 || (users.includes("all") && image.public);
}

function filterable(now: number): Filterable<Image> {
  return {
    fields: {
      architecture: (image) => image.architecture,
      "block-device-mapping.volume-type": () => "gp3",
      "creation-date": (image) => new Date(image.creationDate).toISOString(),
      description: (image) => image.description,
      "ena-support": () => true,
      hypervisor: () => "xen",
      "image-id": (image) => image.imageId,
      "image-type": () => "machine",
      "is-public": (image) => image.public,
      name: (image) => image.name,
      "owner-alias": (image) => image.ownerAlias,
      "owner-id": (image) => image.ownerId,
      platform: (image) => image.platform,
      "root-device-name": (image) => image.rootDeviceName,
      "root-device-type": () => "ebs",
      state: (image) => imageState(image, now),
      "virtualization-type": () => "hvm",
    },
    tags: (image) => image.tags,
  };
}
