/** The Amazon Machine Images an account sees: a handful of public ones, and those it registers itself. */
import { createIds } from "../ids";

/** Which image ids exist: every well-formed one, or the public images and those that were declared or created. */
export type ImagePolicy = "any" | "known";

export type Architecture = "i386" | "x86_64" | "arm64";
export type ImageState = "pending" | "available";

export interface Image {
  /** For example `ami-0123456789abcdef0`. Public images have the same id whatever the seed is. */
  readonly imageId: string;
  readonly name: string;
  readonly description: string;
  readonly ownerId: string;
  /** `amazon` for the images that AWS itself publishes. */
  readonly ownerAlias?: string;
  readonly architecture: Architecture;
  readonly platform?: "windows";
  /** Milliseconds since 1970. */
  readonly creationDate: number;
  readonly public: boolean;
  readonly rootDeviceName: string;
  readonly rootSnapshotId: string;
  /** GiB. */
  readonly rootVolumeSize: number;
  /** Until when (milliseconds since 1970) the image is `pending`. @default available at once */
  readonly availableAt?: number;
  tags: Readonly<Record<string, string>>;
}

/** What an image is at a time: an image made from an instance is `pending` for a while. */
export function imageState(image: Image, now: number): ImageState {
  return image.availableAt !== undefined && now < image.availableAt ? "pending" : "available";
}

/** A public image, and the SSM public parameters that point to it. */
interface PublicImage {
  readonly name: string;
  readonly description: string;
  readonly owner: "amazon" | "canonical";
  readonly architecture: Architecture;
  readonly created: string;
  readonly rootDeviceName: string;
  readonly rootVolumeSize: number;
  readonly platform?: "windows";
  readonly parameters: readonly string[];
}

const amazonLinux = "/aws/service/ami-amazon-linux-latest";
const ecs = "/aws/service/ecs/optimized-ami/amazon-linux-2023";
const canonical = "/aws/service/canonical/ubuntu/server/24.04/stable/current";

/** Two generations of Amazon Linux 2023, so that "a new image came out" can be shown, and one each of the other common families. */
const publicImages: readonly PublicImage[] = [
  al2023("2023.7.20250609.0", "6.1", "x86_64", []),
  al2023("2023.7.20250609.0", "6.1", "arm64", []),
  al2023("2023.9.20251014.0", "6.1", "x86_64", [
    `${amazonLinux}/al2023-ami-kernel-default-x86_64`,
    `${amazonLinux}/al2023-ami-kernel-6.1-x86_64`,
  ]),
  al2023("2023.9.20251014.0", "6.1", "arm64", [
    `${amazonLinux}/al2023-ami-kernel-default-arm64`,
    `${amazonLinux}/al2023-ami-kernel-6.1-arm64`,
  ]),
  {
    name: "amzn2-ami-hvm-2.0.20251014.0-x86_64-gp2",
    description: "Amazon Linux 2 AMI 2.0.20251014.0 x86_64 HVM gp2",
    owner: "amazon",
    architecture: "x86_64",
    created: "2025-10-15T01:12:09.000Z",
    rootDeviceName: "/dev/xvda",
    rootVolumeSize: 8,
    parameters: [`${amazonLinux}/amzn2-ami-hvm-x86_64-gp2`],
  },
  {
    name: "al2023-ami-ecs-hvm-2023.0.20251015-kernel-6.1-x86_64",
    description: "Amazon Linux AMI 2023.0.20251015 x86_64 ECS HVM EBS",
    owner: "amazon",
    architecture: "x86_64",
    created: "2025-10-16T00:40:31.000Z",
    rootDeviceName: "/dev/xvda",
    rootVolumeSize: 30,
    parameters: [`${ecs}/recommended/image_id`],
  },
  ubuntu("amd64", "x86_64"),
  ubuntu("arm64", "arm64"),
  {
    name: "Windows_Server-2022-English-Full-Base-2025.10.15",
    description: "Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon",
    owner: "amazon",
    architecture: "x86_64",
    created: "2025-10-15T08:21:44.000Z",
    rootDeviceName: "/dev/sda1",
    rootVolumeSize: 30,
    platform: "windows",
    parameters: ["/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base"],
  },
];

/** The public images of a Region, oldest Amazon Linux first. */
export function createPublicImages(region: string): Map<string, Image> {
  const images = publicImages.map((definition) => toImage(definition, region));
  return new Map(images.map((image) => [image.imageId, image]));
}

/** The SSM public parameters of a Region that name an image: parameter name to image id. */
export function publicImageParameters(region: string): ReadonlyMap<string, string> {
  return new Map(
    publicImages.flatMap((image) =>
      image.parameters.map((name) => [name, publicImageId(region, image.name)]),
    ),
  );
}

function toImage(definition: PublicImage, region: string): Image {
  const { name, description, architecture, rootDeviceName, rootVolumeSize, platform } = definition;
  return {
    name,
    description,
    architecture,
    rootDeviceName,
    rootVolumeSize,
    ...(platform && { platform }),
    imageId: publicImageId(region, name),
    ownerId: definition.owner === "amazon" ? "137112412989" : "099720109477",
    ownerAlias: "amazon",
    creationDate: Date.parse(definition.created),
    public: true,
    rootSnapshotId: createIds(`snapshot/${region}/${name}`).resource("snap"),
    tags: {},
  };
}

function publicImageId(region: string, name: string): string {
  return createIds(`image/${region}/${name}`).resource("ami");
}

function al2023(
  release: string,
  kernel: string,
  architecture: Architecture,
  parameters: readonly string[],
): PublicImage {
  const date = release.split(".")[2] ?? "";
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;
  return {
    name: `al2023-ami-${release}-kernel-${kernel}-${architecture}`,
    description: `Amazon Linux 2023 AMI ${release} ${architecture} HVM kernel-${kernel}`,
    owner: "amazon",
    architecture,
    created: `${day}T20:11:36.000Z`,
    rootDeviceName: "/dev/xvda",
    rootVolumeSize: 8,
    parameters,
  };
}

function ubuntu(label: string, architecture: Architecture): PublicImage {
  return {
    name: `ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-${label}-server-20251001`,
    description: `Canonical, Ubuntu, 24.04, ${label} noble image`,
    owner: "canonical",
    architecture,
    created: "2025-10-01T06:33:10.000Z",
    rootDeviceName: "/dev/sda1",
    rootVolumeSize: 8,
    parameters: [`${canonical}/${label}/hvm/ebs-gp3/ami-id`],
  };
}
