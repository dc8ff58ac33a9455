/** Images, as EC2 answers with them. */
import type { Image } from "@aws-sdk/client-ec2";
import * as model from "../../model/ec2/images";
import { toTagList } from "./tag-list";

export function toImage(image: model.Image, now: number): Image {
  const windows = image.platform === "windows";
  return {
    ImageId: image.imageId,
    Name: image.name,
    Description: image.description,
    ImageLocation: `${image.ownerAlias ?? image.ownerId}/${image.name}`,
    ImageType: "machine",
    ImageOwnerAlias: image.ownerAlias,
    OwnerId: image.ownerId,
    Public: image.public,
    State: model.imageState(image, now),
    CreationDate: new Date(image.creationDate).toISOString(),
    Architecture: image.architecture,
    Platform: windows ? "Windows" : undefined,
    PlatformDetails: windows ? "Windows" : "Linux/UNIX",
    UsageOperation: windows ? "RunInstances:0002" : "RunInstances",
    EnaSupport: true,
    SriovNetSupport: "simple",
    Hypervisor: "xen",
    VirtualizationType: "hvm",
    RootDeviceType: "ebs",
    RootDeviceName: image.rootDeviceName,
    BlockDeviceMappings: [
      {
        DeviceName: image.rootDeviceName,
        Ebs: {
          SnapshotId: image.rootSnapshotId,
          VolumeSize: image.rootVolumeSize,
          VolumeType: "gp3",
          DeleteOnTermination: true,
          Encrypted: false,
        },
      },
    ],
    Tags: toTagList(image.tags),
  };
}
