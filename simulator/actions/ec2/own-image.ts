/** Images that an account adds to the public ones. */
import type { Image } from "../../model/ec2/images";
import { keepImage } from "../../model/ec2/image-lookup";
import type { Ec2State } from "../../model/ec2/state";
import { AwsError } from "../../aws-error";

/** What the actions that add images decide; the rest is the same for all. */
export type NewImage = Pick<Image, "architecture" | "description" | "rootDeviceName" | "tags"> &
  Partial<Pick<Image, "availableAt" | "rootSnapshotId" | "rootVolumeSize" | "platform">> & {
    readonly name: string | undefined;
  };

/** Adds an image of the account's own. Throws where there is no name, or the account has an image of that name. */
export function addImage(ec2: Ec2State, added: NewImage, now: number): Image {
  const name = added.name ?? "";
  for (const other of ec2.images.values()) {
    if (other.name !== name || other.ownerId !== ec2.accountId) continue;
    throw new AwsError(
      "InvalidAMIName.Duplicate",
      `AMI name ${name} is already in use by AMI ${other.imageId}`,
    );
  }
  const image: Image = {
    rootSnapshotId: ec2.ids.resource("snap"),
    rootVolumeSize: 8,
    ...added,
    name,
    imageId: ec2.ids.resource("ami"),
    ownerId: ec2.accountId,
    creationDate: now,
    public: false,
  };
  return keepImage(ec2, image);
}
