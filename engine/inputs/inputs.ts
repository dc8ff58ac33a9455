/** The inputs of the resource with every value known: AWS's names in camelCase, AWS's units. */

import type { Gate } from "../gates/gate";

/** A launch template and one of its versions. @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html */
export interface LaunchTemplateSpecification {
  readonly launchTemplateId?: string;
  readonly launchTemplateName?: string;
  /** A version number, `$Latest` or `$Default`. @default "$Default" */
  readonly version?: string | number;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateOverrides.html */
export interface LaunchTemplateOverrides {
  readonly instanceType?: string;
  /** 1 to 999, as text. */
  readonly weightedCapacity?: string;
  readonly launchTemplateSpecification?: LaunchTemplateSpecification;
  /** Attribute-based instance type selection, passed to AWS as it is. */
  readonly instanceRequirements?: Readonly<Record<string, unknown>>;
  readonly imageId?: string;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html */
export interface InstancesDistribution {
  readonly onDemandAllocationStrategy?: string;
  readonly onDemandBaseCapacity?: number;
  readonly onDemandPercentageAboveBaseCapacity?: number;
  readonly spotAllocationStrategy?: string;
  readonly spotInstancePools?: number;
  readonly spotMaxPrice?: string;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_MixedInstancesPolicy.html */
export interface MixedInstancesPolicy {
  readonly launchTemplate?: {
    readonly launchTemplateSpecification?: LaunchTemplateSpecification;
    readonly overrides?: readonly LaunchTemplateOverrides[];
  };
  readonly instancesDistribution?: InstancesDistribution;
}

/** What the group is to run: exactly one of the two. @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DesiredConfiguration.html */
export interface DesiredConfiguration {
  readonly launchTemplate?: LaunchTemplateSpecification;
  readonly mixedInstancesPolicy?: MixedInstancesPolicy;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html */
export interface Preferences {
  /** Percent of the desired capacity that stays healthy, 0 to 100. @default the group's maintenance policy, else 90 */
  readonly minHealthyPercentage?: number;
  /** Percent of the desired capacity that may run, 100 to 200, at most 100 above the minimum. @default the group's maintenance policy, else 100 */
  readonly maxHealthyPercentage?: number;
  /** Seconds from InService until an instance counts as updated. @default the group's default instance warmup, else its health check grace period */
  readonly instanceWarmup?: number;
  /** Percentages at which AWS pauses, ascending, 1 to 100. A last one below 100 makes a partial refresh. */
  readonly checkpointPercentages?: readonly number[];
  /** Seconds of each pause, 0 to 172800. @default 3600 */
  readonly checkpointDelay?: number;
  /** Leave instances alone that already match. @default true, but false when only `triggers` changed, and where AWS does not take it */
  readonly skipMatching?: boolean;
  /** Let AWS go back to the group's own configuration when the refresh fails. @default false */
  readonly autoRollback?: boolean;
  /** `Refresh`, `Ignore` or `Wait`. @default "Wait" */
  readonly scaleInProtectedInstances?: string;
  /** `Terminate`, `Ignore` or `Wait`. @default "Wait" */
  readonly standbyInstances?: string;
  /** Up to 10 CloudWatch alarms that fail the refresh when one goes off. */
  readonly alarmSpecification?: { readonly alarms?: readonly string[] };
  /** Seconds to watch the new fleet before the refresh succeeds, 0 to 172800. @default 0 */
  readonly bakeTime?: number;
}

/** What to do with a refresh that we stop watching, or that stands in our way at the end. */
export type Abandon = "leave" | "cancel" | "rollback";

/** What to do when somebody else's refresh with another target is active. */
export type OnConflict = "wait" | "supersede" | "fail";

/** How the AWS clients are set up. Every part falls back to the stack's `aws:*` configuration, then to the SDK's own chain. */
export interface Connection {
  readonly region?: string;
  readonly profile?: string;
  /** Instead of a profile. Never in a program's inputs, and never saved: only the stack's own configuration may have keys. */
  readonly accessKeys?: AccessKeys;
  /** Instead of a profile. */
  readonly webIdentity?: WebIdentity;
  /** The path of the file with the profiles' keys, instead of the usual one. */
  readonly credentialsFile?: string;
  /** The path of the file with the profiles' settings, instead of the usual one. */
  readonly configFile?: string;
  /** Each is assumed with the credentials of the one before. */
  readonly assumeRoles?: readonly AssumeRole[];
  /** For every service. */
  readonly endpoint?: string;
  /** By service, as `@pulumi/aws` configures them: `autoscaling`, `ec2`, `sts`. */
  readonly endpoints?: Readonly<Record<string, string>>;
}

/** A role for whoever has a token of an identity provider, and where that token is. */
export interface WebIdentity extends Pick<
  AssumeRole,
  "roleArn" | "sessionName" | "durationSeconds" | "policy" | "policyArns"
> {
  /** A path, read anew for each session. Either this or `token`. */
  readonly tokenFile?: string;
  /** Never in a program's inputs, and never saved. */
  readonly token?: string;
}

export interface AccessKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export interface AssumeRole {
  readonly roleArn: string;
  readonly sessionName?: string;
  readonly externalId?: string;
  /** 900 to 43200 seconds. @default 3600 */
  readonly durationSeconds?: number;
  /** A session policy, as JSON text. */
  readonly policy?: string;
  /** ARNs of managed session policies. */
  readonly policyArns?: readonly string[];
  /** Session tags. */
  readonly tags?: Readonly<Record<string, string>>;
  /** The keys of the session tags that a further role inherits. */
  readonly transitiveTagKeys?: readonly string[];
  readonly sourceIdentity?: string;
}

/** What a webhook can be told of. */
export type WebhookEvent = "start" | "checkpoint" | "end";

/** An address that is told of a roll. */
export interface Webhook {
  /** Gets a POST with JSON. Its path and query are never shown. */
  readonly url: string;
  /** @default all of them */
  readonly events?: readonly WebhookEvent[];
}

/** Files that a report is written to. */
export interface ReportFiles {
  readonly json?: string;
  readonly markdown?: string;
}

/** The checked inputs of an `InstanceRefresh`. */
export interface Inputs {
  readonly region?: string;
  readonly profile?: string;
  readonly assumeRole?: AssumeRole;
  readonly endpoint?: string;
  readonly autoScalingGroupName: string;
  readonly strategy?: string;
  readonly desiredConfiguration?: DesiredConfiguration;
  readonly preferences?: Preferences;
  readonly triggers?: Readonly<Record<string, unknown>>;
  readonly ignoreTemplateFields?: readonly string[];
  readonly hold?: boolean;
  readonly onConflict?: OnConflict;
  readonly onInterrupt?: Abandon;
  readonly onTimeout?: Abandon;
  readonly onDelete?: Abandon;
  readonly failFast?: boolean;
  readonly onFailFast?: Abandon;
  readonly retryAfterRollback?: boolean;
  readonly verify?: "warn" | "strict";
  readonly gates?: readonly Gate[];
  readonly onGateFailure?: Abandon;
  readonly report?: ReportFiles;
  readonly webhooks?: readonly Webhook[];
  readonly onOwnInstance?: "fail" | "proceed";
}
