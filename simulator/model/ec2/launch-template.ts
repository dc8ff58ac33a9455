/** A launch template and its numbered versions, as data. */
import type { ResponseLaunchTemplateData } from "@aws-sdk/client-ec2";

/** What instances are launched with, in the SDK's own shape. */
export type LaunchTemplateData = Readonly<ResponseLaunchTemplateData>;

export interface LaunchTemplateVersion {
  readonly versionNumber: number;
  readonly description?: string;
  /** Milliseconds since 1970. */
  readonly createTime: number;
  readonly createdBy: string;
  readonly data: LaunchTemplateData;
}

export interface LaunchTemplate {
  readonly launchTemplateId: string;
  /** Templates are numbered in the order of their creation. */
  readonly number: number;
  readonly launchTemplateName: string;
  /** Milliseconds since 1970. */
  readonly createTime: number;
  readonly createdBy: string;
  /** By version number, in ascending order. */
  readonly versions: Map<number, LaunchTemplateVersion>;
  defaultVersionNumber: number;
  /** The highest number ever given; a number is not used twice. */
  latestVersionNumber: number;
  tags: Readonly<Record<string, string>>;
}
