/** DeregisterImage: an image of the account's own is no more; launches from it fail. */
import type { DeregisterImageRequest, DeregisterImageResult } from "@aws-sdk/client-ec2";
import { removeImage, requireImage } from "../../model/ec2/image-lookup";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";

export const deregisterImage: Action<DeregisterImageRequest, DeregisterImageResult> = (
  input,
  { world: { ec2 } },
) => {
  const image = requireImage(ec2, input.ImageId ?? "");
  if (image.ownerId !== ec2.accountId) {
    throw new AwsError("AuthFailure", unverified.imageNotYours(image.imageId), 403);
  }
  removeImage(ec2, image.imageId);
  return { Return: true };
};
