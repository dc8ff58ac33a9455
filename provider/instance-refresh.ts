/** The resource class: what a program declares, and what it reads back. */
import * as pulumi from "@pulumi/pulumi";
import type { Inputs, LaunchTemplateSpecification } from "aws-instance-refresh/inputs/inputs";
import type { RollbackDetails } from "aws-instance-refresh/refresh/snapshot";
import { packageOf, settingsOf } from "./aws-provider";
import type { DeepInputs } from "./deep-input";
import { providerText, requireProviderPackage } from "./provider-package";
import { outputNames } from "aws-instance-refresh/run/outputs";
import { shortUrn, type } from "./urn";

/**
 * The inputs of an {@link InstanceRefresh}: AWS's names in camelCase, AWS's units and ranges. Each may be a plain value, a promise or an
 * output, at every depth.
 */
export type InstanceRefreshArgs = DeepInputs<Inputs>;

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
    requireProviderPackage();
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
