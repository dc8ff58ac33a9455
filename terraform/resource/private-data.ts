/** What a plan leaves for the apply in Terraform's private data, which nobody else reads. */
import type { Properties } from "aws-instance-refresh/run/outputs";

export interface PrivateData {
  /** The planned change rolls nothing: only the settings are to be recorded. @default false */
  readonly isRecordOnly?: boolean;
  /** The group that is to have a new resource. Where Terraform replaces a resource, this is what deleting the old one gets to read. */
  readonly creates?: GroupAddress;
}

export interface GroupAddress {
  readonly autoScalingGroupName: unknown;
  readonly region: unknown;
}

export function addressOf({ autoScalingGroupName, region }: Properties): GroupAddress {
  return { autoScalingGroupName, region };
}

export function toPrivate(data: PrivateData): Uint8Array {
  return Buffer.from(JSON.stringify(data));
}

/** Data that cannot be read is as good as none: it only narrows down what is done. */
export function fromPrivate(data: Uint8Array): PrivateData {
  try {
    return JSON.parse(Buffer.from(data).toString("utf8")) as PrivateData;
  } catch {
    return {};
  }
}
