/** The resource class: what a program declares, and what it reads back. */
import * as pulumi from "@pulumi/pulumi";
import type { Gate } from "aws-instance-refresh/gates/gate";
import type {
  Abandon,
  AssumeRole,
  DesiredConfiguration,
  LaunchTemplateSpecification,
  OnConflict,
  Preferences,
  ReportFiles,
  Webhook,
} from "aws-instance-refresh/inputs/inputs";
import type { RollbackDetails } from "aws-instance-refresh/refresh/snapshot";
import { packageOf, settingsOf } from "./aws-provider";
import type { DeepInput } from "./deep-input";
import { outputNames } from "aws-instance-refresh/run/outputs";
import { shortUrn, type } from "./urn";

/** The inputs of an {@link InstanceRefresh}. Names, units and ranges are AWS's. */
export interface InstanceRefreshArgs {
  /** The Auto Scaling group to roll, 1 to 255 characters. Another group is another resource. */
  readonly autoScalingGroupName: pulumi.Input<string>;
  /** `Rolling`, or `ReplaceRootVolume` for a mixed instances policy with an image in every override. @default "Rolling" */
  readonly strategy?: pulumi.Input<"Rolling" | "ReplaceRootVolume">;
  /**
   * What the fleet is to run. The group itself moves to it when the refresh succeeds, so let the group ignore changes of its
   * launch template; a group that already has it cannot be rolled back.
   *
   * @default what the group itself launches from
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DesiredConfiguration.html
   */
  readonly desiredConfiguration?: DeepInput<DesiredConfiguration>;
  /** How AWS goes about it. Changing them alone rolls nothing. @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html */
  readonly preferences?: DeepInput<Preferences>;
  /** Any values; when one changes, every instance is replaced, also those that match. */
  readonly triggers?: pulumi.Input<Record<string, unknown>>;
  /**
   * Fields of the launch template, in camelCase (for example `tagSpecifications`), whose change alone rolls nothing.
   * New instances have the change only after the next roll.
   */
  readonly ignoreTemplateFields?: pulumi.Input<pulumi.Input<string>[]>;
  /** Roll nothing, and only record why a roll is due, until this is taken away. @default false */
  readonly hold?: pulumi.Input<boolean>;
  /** When somebody else's refresh with another target is active: `wait` for its end, `supersede` (cancel) it, or `fail`. @default "wait" */
  readonly onConflict?: pulumi.Input<OnConflict>;
  /** At Ctrl-C: `leave` the refresh to AWS (the next `pulumi up` resumes), `cancel` it, or start its `rollback`. @default "leave" */
  readonly onInterrupt?: pulumi.Input<Abandon>;
  /** When `customTimeouts` ends the wait: `leave`, `cancel`, or `rollback`; the last two are followed to their end. @default "leave" */
  readonly onTimeout?: pulumi.Input<Abandon>;
  /** When the resource is deleted while its own refresh is active: `leave`, `cancel` or `rollback`. @default "leave" */
  readonly onDelete?: pulumi.Input<Abandon>;
  /**
   * End the wait early when launches fail over and over with an error that time does not cure: a missing image, a missing
   * permission, an invalid template, a quota. AWS itself would go on trying for an hour.
   *
   * @default true
   */
  readonly failFast?: pulumi.Input<boolean>;
  /** What `failFast` does with the refresh: `leave`, `cancel` or `rollback`; the last two are followed to their end. @default "rollback" where `preferences.autoRollback` is set, else "cancel" */
  readonly onFailFast?: pulumi.Input<Abandon>;
  /** Try a target again that AWS has rolled back from, without a change to it. @default false */
  readonly retryAfterRollback?: pulumi.Input<boolean>;
  /**
   * After AWS says `Successful`, every instance in service must run the target. Instances that the preferences let be
   * (protected ones, a last checkpoint below 100) and those on standby are a warning, or with `strict` an error.
   * So is a fleet that AWS does not describe: who is strict takes no success unproven.
   *
   * @default "warn"
   */
  readonly verify?: pulumi.Input<"warn" | "strict">;
  /**
   * At most 20 questions that must have a good answer at every checkpoint and before the refresh counts as a success. AWS pauses at a checkpoint for
   * `checkpointDelay` and then goes on by itself, so the delay must be longer than the gates need; and it calls a refresh `Successful`
   * by itself, so only a `bakeTime` lets the last gates roll anything back.
   */
  readonly gates?: DeepInput<readonly Gate[]>;
  /** When a gate does not open: `rollback`, `cancel` or `leave`. @default "rollback" where `preferences.autoRollback` is set, else "cancel" */
  readonly onGateFailure?: pulumi.Input<Abandon>;
  /**
   * Files for a report of each roll, as JSON and as Markdown; written anew each time, also when the roll fails. On GitHub Actions the
   * Markdown is appended to the job's summary in any case.
   */
  readonly report?: DeepInput<ReportFiles>;
  /** At most 10 addresses that get a POST with JSON at the start, at checkpoints and at the end. One that fails is a warning. */
  readonly webhooks?: DeepInput<readonly Webhook[]>;
  /** What to do when this program runs on an instance that the refresh would replace: `fail` before anything is started, or `proceed`. @default "fail" */
  readonly onOwnInstance?: pulumi.Input<"fail" | "proceed">;
  /** The AWS Region. @default that of the aws.Provider that is given to the resource or a parent, or else `aws:region`; then AWS_REGION, AWS_DEFAULT_REGION, or the profile */
  readonly region?: pulumi.Input<string>;
  /** The profile of the shared AWS configuration. @default that of `opts.provider` or `aws:profile` */
  readonly profile?: pulumi.Input<string>;
  /** A role to assume. @default that of `opts.provider` or `aws:assumeRoles` */
  readonly assumeRole?: DeepInput<AssumeRole>;
  /** The URL of every AWS service, for a simulator or a private endpoint. @default AWS's own */
  readonly endpoint?: pulumi.Input<string>;
}

/** What the dynamic provider runs: it calls `handler` for the functions of a resource. Kept in the state of each, twice. */
const providerText = 'exports.handler=()=>require("pulumi-aws-instance-refresh/provider")';

/**
 * Rolls an Auto Scaling group onto a new launch template, follows the instance refresh to its end, and succeeds only if
 * AWS says `Successful`.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_StartInstanceRefresh.html
 */
export class InstanceRefresh extends pulumi.CustomResource {
  /** The group that is rolled. */
  declare public readonly autoScalingGroupName: pulumi.Output<string>;
  /** The last refresh that this resource started or adopted. */
  declare public readonly instanceRefreshId: pulumi.Output<string | undefined>;
  /** AWS's status of that refresh, for example `Successful`. */
  declare public readonly status: pulumi.Output<string | undefined>;
  declare public readonly statusReason: pulumi.Output<string | undefined>;
  /** 0 to 100. */
  declare public readonly percentageComplete: pulumi.Output<number | undefined>;
  declare public readonly instancesToUpdate: pulumi.Output<number | undefined>;
  /** ISO 8601. */
  declare public readonly startTime: pulumi.Output<string | undefined>;
  /** ISO 8601. */
  declare public readonly endTime: pulumi.Output<string | undefined>;
  /** Seconds from start to end. */
  declare public readonly durationSeconds: pulumi.Output<number | undefined>;
  /** Set when AWS rolled the refresh back. */
  declare public readonly rollbackDetails: pulumi.Output<RollbackDetails | undefined>;
  /** What the fleet was rolled to, by id, name and version number; after a rollback, what it was rolled back to. */
  declare public readonly launchTemplate: pulumi.Output<LaunchTemplateSpecification | undefined>;
  /** What the fleet ran before, where that was something else. */
  declare public readonly previousLaunchTemplate: pulumi.Output<
    LaunchTemplateSpecification | undefined
  >;
  /** How many instances of the group were replaced. Absent when an earlier run had started the refresh. */
  declare public readonly instancesReplaced: pulumi.Output<number | undefined>;
  /** The ids of instances in service or on standby that do not run the target; `pulumi refresh` looks again. */
  declare public readonly instancesOutdated: pulumi.Output<string[] | undefined>;
  /** Why the fleet was rolled, in words. */
  declare public readonly rollReason: pulumi.Output<string | undefined>;
  /** Why the fleet would be rolled if `hold` did not prevent it. */
  declare public readonly pendingReason: pulumi.Output<string | undefined>;

  /**
   * Pulumi's SDK makes four promises for each property, each with a stack trace that it reads only under PULUMI_DEBUG_PROMISE_LEAKS and
   * that costs more than all the rest of a resource: there are none without it. Where the resource is in the program, Pulumi finds by itself.
   */
  constructor(name: string, args: InstanceRefreshArgs, opts: pulumi.CustomResourceOptions = {}) {
    const { provider, ...options } = opts;
    const given = provider ?? opts.parent?.getProvider("aws:autoscaling/group:Group");
    const isOwn = given === undefined || packageOf(given) === "pulumi-nodejs";
    const traced = Error.stackTraceLimit;
    if (process.env["PULUMI_DEBUG_PROMISE_LEAKS"] === undefined) Error.stackTraceLimit = 0;
    try {
      super(
        type,
        name,
        {
          ...Object.fromEntries(outputNames.map((output) => [output, undefined])),
          ...args,
          __provider: providerText,
          __urn: pulumi.createUrn(name, type, opts.parent).apply(shortUrn),
          // Each property costs promises: none of ours is there without a value.
          ...(pulumi.runtime.isDryRun() && { __preview: true }),
          ...(opts.customTimeouts && { __timeouts: opts.customTimeouts }),
          ...(!isOwn && { __aws: settingsOf(given) }),
        },
        isOwn ? opts : options,
      );
    } catch (error) {
      Error.stackTraceLimit = traced;
      if (error instanceof Error) Error.captureStackTrace(error, new.target);
      throw error;
    } finally {
      Error.stackTraceLimit = traced;
    }
  }
}
