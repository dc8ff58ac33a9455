/** CreateImage: an image of a running instance, which is `pending` for two minutes before it is `available`. */
import type { CreateImageRequest, CreateImageResult } from "@aws-sdk/client-ec2";
import type { Action } from "../action";
import { requireInstance } from "./instance-lookup";
import { addImage } from "./own-image";
import { tagsFor } from "./tag-list";

/** Real images take minutes; the size of the volume decides how many. */
const secondsPending = 120;

export const createImage: Action<CreateImageRequest, CreateImageResult> = (
  input,
  { world: { ec2 }, now },
) => {
  const instance = requireInstance(ec2, input.InstanceId ?? "");
  const source = ec2.images.get(instance.imageId);
  const image = addImage(
    ec2,
    {
      name: input.Name,
      description: input.Description ?? "",
      architecture: instance.architecture,
      rootDeviceName: source?.rootDeviceName ?? "/dev/xvda",
      ...(source && { rootVolumeSize: source.rootVolumeSize }),
      ...(source?.platform && { platform: source.platform }),
      availableAt: now + 1000 * secondsPending,
      tags: tagsFor(input.TagSpecifications, "image"),
    },
    now,
  );
  return { ImageId: image.imageId };
};
