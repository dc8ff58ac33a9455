/** RegisterImage: an image of the account's own, available at once. */
import type { RegisterImageRequest, RegisterImageResult } from "@aws-sdk/client-ec2";
import type { Action } from "../action";
import { addImage } from "./own-image";
import { tagsOfNewResource } from "./tag-list";
import { AwsError } from "../../aws-error";
import type { Architecture } from "../../model/ec2/images";

export const registerImage: Action<RegisterImageRequest, RegisterImageResult> = (
  input,
  { world: { ec2 }, now },
) => {
  const rootDeviceName = input.RootDeviceName ?? "/dev/sda1";
  const root = input.BlockDeviceMappings?.find(
    ({ DeviceName }) => DeviceName === rootDeviceName,
  )?.Ebs;
  const image = addImage(
    ec2,
    {
      name: input.Name,
      description: input.Description ?? "",
      architecture: toArchitecture(input.Architecture),
      rootDeviceName,
      ...(root?.SnapshotId !== undefined && { rootSnapshotId: root.SnapshotId }),
      ...(root?.VolumeSize !== undefined && { rootVolumeSize: root.VolumeSize }),
      tags: tagsOfNewResource(input.TagSpecifications, "image"),
    },
    now,
  );
  return { ImageId: image.imageId };
};

/** AWS's default is i386, as old as it is. */
function toArchitecture(architecture = "i386"): Architecture {
  if (architecture === "i386" || architecture === "x86_64" || architecture === "arm64") {
    return architecture;
  }
  throw new AwsError(
    "InvalidParameterValue",
    `The architecture '${architecture}' is not simulated. Simulated are i386, x86_64 and arm64.`,
  );
}
