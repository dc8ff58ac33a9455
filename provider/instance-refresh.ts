/** The resource class: what a program declares, and what it reads back. */
import * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "aws-instance-refresh/inputs/inputs";
import { inputsSchema } from "aws-instance-refresh/inputs/schema/inputs";
import type { RefreshOutputs, RunOutputs } from "aws-instance-refresh/outputs/outputs";
import { outputNames } from "aws-instance-refresh/outputs/schema";
import { packageOf, settingsOf } from "./aws-provider";
import type { DeepInputs } from "./deep-input";
import { followedBy } from "./followed";
import { providerText, requireProviderPackage } from "./provider-package";
import { markSecrets } from "./secrets";
import { shortUrn, type } from "./urn";

/**
 * The inputs of an {@link InstanceRefresh}: AWS's names in camelCase, AWS's units and ranges. Each may be a plain value, a promise or an
 * output, at every depth.
 */
export type InstanceRefreshArgs = DeepInputs<Inputs>;

/** The outputs of an {@link InstanceRefresh}. */
type OutputsOf<T> = { readonly [Name in keyof T]-?: pulumi.Output<T[Name] | undefined> };

/** Pulumi's constructor makes an output of every property that it is given: those of `outputNames` and the inputs. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export interface InstanceRefresh extends OutputsOf<RefreshOutputs>, OutputsOf<RunOutputs> {}

/**
 * Rolls an Auto Scaling group onto a launch template with an EC2 instance refresh.
 *
 * When the target has changed, `pulumi up` starts a refresh, follows it to its end, and succeeds only if AWS reports `Successful` and every
 * instance in service runs the target. If it fails, the error says why, and what to do next. A run that was interrupted is resumed by
 * the next `pulumi up`. Nothing is rolled when nothing has changed.
 *
 * Give the group `ignoreChanges: ["launchTemplate"]`: AWS moves the group to the target when the refresh succeeds.
 *
 * @example
 *
 * ```ts
 * new InstanceRefresh("web", {
 *   autoScalingGroupName: group.name,
 *   desiredConfiguration: { launchTemplate: { launchTemplateId: template.id, version: template.latestVersion } },
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export class InstanceRefresh extends pulumi.CustomResource {
  /** The name of the group that is rolled. */
  declare public readonly autoScalingGroupName: pulumi.Output<string>;

  /**
   * Rolls an Auto Scaling group onto a launch template when it has changed, follows the instance refresh to its end, and fails unless the
   * fleet runs it.
   *
   * @param name - The name of the resource in the program.
   * @param args - The group, what it is to run, and how it is rolled. Only `autoScalingGroupName` is required.
   * @param opts - Pulumi's options. A `provider` of `@pulumi/aws` gives the Region, profile and roles; `customTimeouts` limit the wait.
   */
  constructor(name: string, args: InstanceRefreshArgs, opts: pulumi.CustomResourceOptions = {}) {
    requireProviderPackage();
    const { provider, ...options } = opts;
    const given = provider ?? opts.parent?.getProvider("aws:autoscaling/group:Group");
    const followed = followedBy(args);
    const isOwn = given === undefined || packageOf(given) === "pulumi-nodejs";
    const traced = Error.stackTraceLimit;
    // Pulumi's SDK makes four promises for each property, each with a stack trace that it reads only under this variable and that
    // costs more than all the rest of a resource.
    if (process.env["PULUMI_DEBUG_PROMISE_LEAKS"] === undefined) Error.stackTraceLimit = 0;
    try {
      super(
        type,
        name,
        {
          ...Object.fromEntries(outputNames.map((output) => [output, undefined])),
          ...withSecrets(args),
          __provider: providerText,
          __urn: pulumi.createUrn(name, type, opts.parent).apply(shortUrn),
          // Each property costs promises: none of ours is there without a value.
          // A plan pins what is known; a value that is not known yet may be missing in the update.
          ...(pulumi.runtime.isDryRun() && { __preview: pulumi.unknown }),
          ...(opts.customTimeouts && { __timeouts: opts.customTimeouts }),
          ...(!isOwn && { __aws: settingsOf(given) }),
          ...(followed && { __followed: followed }),
        },
        { ...(isOwn ? opts : options), ...hiddenDiffs(opts) },
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

/** The inputs with those marked that are secrets: addresses of webhooks and gates, and external ids. */
function withSecrets(args: InstanceRefreshArgs): Record<string, unknown> {
  return { ...(markSecrets(inputsSchema, args) as object) };
}

/**
 * While a resource is updated, Pulumi puts what has changed into its row, before our progress, and a terminal then cuts off the progress. The preview
 * shows the changes, so that the update need not.
 */
function hiddenDiffs({
  hideDiffs = [],
}: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  return pulumi.runtime.isDryRun() ? {} : { hideDiffs: [...hideDiffs, "*"] };
}
