/** What Auto Scaling refuses in a launch template before anything launches from it: that EC2 could not launch it. */
import { AwsError } from "../../../aws-error";
import { requireImage } from "../../ec2/image-lookup";
import { requireInstanceProfile } from "../../ec2/instance-profiles";
import { requireLaunchable, resolveImageAlias } from "../../ec2/launchable";
import type { World } from "../../world";
import { offersOf, type LaunchOffer } from "./launch-offer";
import { overridesOf, type LaunchSource } from "./launch-source";
import { toTemplateError } from "./resolve-launch-source";

/** Throws AWS's error for a source that is not there, or that EC2 would refuse to launch. */
export function checkSource(world: World, source: LaunchSource, now: number): void {
  const offers = offersOf(world, source);
  if (source.kind === "launchConfiguration") return;
  const isNamedOnce = overridesOf(source).length === 0;
  for (const offer of offers) {
    try {
      if (isNamedOnce)
        requireLaunchable(world, { ...offer, ...requireImageOf(offer), now, count: 0 });
      else {
        requireInstanceProfile(world.ec2, offer.iamInstanceProfileArn, now);
        checkImage(world, offer);
      }
    } catch (error) {
      throw toTemplateError(error);
    }
  }
}

/** Of a policy with several types only the images are checked: one type that cannot run an image leaves the others. */
function checkImage(world: World, offer: LaunchOffer): void {
  const { imageId } = requireImageOf(offer);
  requireImage(world.ec2, resolveImageAlias(world, imageId), offer.instanceType);
}

function requireImageOf({ imageId }: LaunchOffer): Pick<LaunchOffer, "imageId"> {
  if (imageId !== "") return { imageId };
  throw new AwsError("MissingParameter", "The request must contain the parameter ImageId");
}
