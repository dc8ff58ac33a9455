/** Whether an image can be launched on an instance type now, with EC2's own errors where it cannot. */
import { AwsError } from "../../aws-error";
import { unverified } from "../unverified-texts";
import { findParameter, type SsmState } from "../ssm";
import { requireImage } from "./image-lookup";
import { requireInstanceProfile } from "./instance-profiles";
import { imageState, type Image } from "./images";
import { architectureOf, isInstanceType } from "./instance-types";
import type { Ec2State } from "./state";

/** The part of the world that a launch looks at. */
export interface LaunchWorld {
  readonly region: string;
  readonly ec2: Ec2State;
  readonly ssm: SsmState;
}

const ssmPrefix = "resolve:ssm:";

/** Whether an image is named by an SSM parameter (`resolve:ssm:NAME`) instead of its id. */
export function isImageAlias(imageId: string): boolean {
  return imageId.startsWith(ssmPrefix);
}

/** The image id that `resolve:ssm:NAME` stands for; an image id stands for itself. Throws where there is no such parameter. */
export function resolveImageAlias(world: LaunchWorld, imageId: string): string {
  if (!isImageAlias(imageId)) return imageId;
  const name = imageId.slice(ssmPrefix.length);
  const parameter = findParameter(world, name);
  if (parameter) return parameter.value;
  throw new AwsError("InvalidParameterValue", unverified.aliasNotResolved(name));
}

/** What is to be launched. */
export interface Launch {
  /** An image id or `resolve:ssm:NAME`. */
  readonly imageId: string;
  readonly instanceType: string;
  /** The name or the ARN. @default none */
  readonly iamInstanceProfileArn?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Instances. @default 1 */
  readonly count?: number;
}

/** How many instances an account can have in a Region: more than anybody simulates, and fewer than would fill the memory. */
const instanceLimit = 100_000;

/** How many more instances there can be. Terminated ones count for as long as EC2 remembers them. */
export function roomForInstances({ instances }: Ec2State): number {
  return Math.max(0, instanceLimit - instances.size);
}

function requireRoom(ec2: Ec2State, count: number): void {
  if (count <= roomForInstances(ec2)) return;
  const requested = `You have requested more instances (${ec2.instances.size + count}) than your current instance limit of ${instanceLimit} allows for the specified instance type.`;
  const advice =
    "Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.";
  throw new AwsError("InstanceLimitExceeded", `${requested} ${advice}`);
}

/** The first generations of instances run paravirtual Linux images only; those here are all `hvm`. */
function checkVirtualization(image: Image, instanceType: string): void {
  if (image.platform === "windows" || !/^(?:t1|m1|m2|c1)\./u.test(instanceType)) return;
  // Known from the logs of many tools: it is what a launch without an instance type, which means m1.small, is told.
  throw new AwsError(
    "InvalidParameterCombination",
    "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type.",
  );
}

/** The image of a launch. Throws EC2's error if it does not exist, is not available, or does not fit the instance type. */
export function requireLaunchable(world: LaunchWorld, launch: Launch): Image {
  const { instanceType, now, count = 1 } = launch;
  requireRoom(world.ec2, count);
  requireInstanceProfile(world.ec2, launch.iamInstanceProfileArn, now);
  const isKnownType = isInstanceType(instanceType);
  const imageId = resolveImageAlias(world, launch.imageId);
  const image = requireImage(world.ec2, imageId, isKnownType ? instanceType : undefined);
  if (!isKnownType) {
    throw new AwsError(
      "InvalidParameterValue",
      `Invalid value '${instanceType}' for InstanceType.`,
    );
  }
  checkVirtualization(image, instanceType);
  if (imageState(image, now) !== "available") {
    throw new AwsError("InvalidAMIID.Unavailable", unverified.imageNotAvailable(image.imageId));
  }
  const architecture = architectureOf(instanceType);
  const fits =
    image.architecture === architecture ||
    (image.architecture === "i386" && architecture === "x86_64");
  if (fits) return image;
  throw new AwsError(
    "InvalidParameterValue",
    `The architecture '${architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
  );
}
