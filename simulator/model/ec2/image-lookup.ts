/** Images by id: those that are known, and any other well-formed id, which becomes an image when something first refers to it. */
import { AwsError } from "../../aws-error";
import { createIds } from "../ids";
import type { Architecture, Image } from "./images";
import { architectureOf } from "./instance-types";
import type { Ec2State } from "./state";

/** AWS's ids have 8 or 17 digits; other emulators give 12. */
const wellFormed = /^ami-[0-9a-f]{8,17}$/u;

/** Whether AWS could give an image this id. */
export function isWellFormedImageId(imageId: string): boolean {
  return wellFormed.test(imageId);
}

/**
 * The image of an id, or undefined where there is none. With the policy `any` the first reference to an id makes the image:
 * its architecture is that of the instance type that is to run it.
 */
export function findImage(
  ec2: Ec2State,
  imageId: string,
  instanceType?: string,
): Image | undefined {
  const known = ec2.images.get(imageId);
  if (known || ec2.imagePolicy === "known") return known;
  if (!wellFormed.test(imageId) || ec2.missingImages.has(imageId)) return undefined;
  const type = instanceType ?? findPlannedType(ec2, imageId);
  return keepImage(ec2, assumeImage(imageId, type === undefined ? "x86_64" : architectureOf(type)));
}

/** An image by id. Throws EC2's error if it does not exist. */
export function requireImage(ec2: Ec2State, imageId: string, instanceType?: string): Image {
  const image = findImage(ec2, imageId, instanceType);
  if (image) return image;
  if (wellFormed.test(imageId)) {
    throw new AwsError("InvalidAMIID.NotFound", `The image id '[${imageId}]' does not exist`);
  }
  const advice = imageId.startsWith("ami-") ? "" : ' (expecting "ami-...")';
  throw new AwsError("InvalidAMIID.Malformed", `Invalid id: "${imageId}"${advice}`);
}

/** Adds an image, also under an id that was missing before. */
export function keepImage(ec2: Ec2State, image: Image): Image {
  ec2.missingImages.delete(image.imageId);
  ec2.images.set(image.imageId, image);
  return image;
}

/** From now on there is no image of this id. */
export function removeImage(ec2: Ec2State, imageId: string): void {
  ec2.images.delete(imageId);
  ec2.missingImages.add(imageId);
}

/** The first instance type that a launch template combines with an image. */
function findPlannedType(ec2: Ec2State, imageId: string): string | undefined {
  for (const template of ec2.launchTemplates.values()) {
    for (const { data } of template.versions.values()) {
      if (data.ImageId === imageId && data.InstanceType !== undefined) return data.InstanceType;
    }
  }
  return undefined;
}

/** The name is one that no search for a common image finds, so that such a search still finds the published ones. */
function assumeImage(imageId: string, architecture: Architecture): Image {
  return {
    imageId,
    name: `image-${imageId.slice("ami-".length)}`,
    description: "",
    ownerId: "137112412989",
    ownerAlias: "amazon",
    architecture,
    creationDate: Date.UTC(2025, 0, 1),
    public: true,
    rootDeviceName: "/dev/xvda",
    rootSnapshotId: createIds(`snapshot/${imageId}`).resource("snap"),
    rootVolumeSize: 8,
    tags: {},
  };
}
