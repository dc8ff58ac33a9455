/** What the compiler accepts as inputs. It fails here if it accepts too much (an unused directive) or too little. */
import * as pulumi from "@pulumi/pulumi";
import type { InstanceRefresh, InstanceRefreshArgs } from "../../../provider";

declare const flag: boolean;
declare const maybe: string | undefined;
declare const word: string;
declare const strategy: pulumi.Output<"Rolling" | "ReplaceRootVolume">;
declare const versions: pulumi.Output<string | number>;
declare const other: InstanceRefresh;

const autoScalingGroupName = "web";

export const accepted: readonly InstanceRefreshArgs[] = [
  { autoScalingGroupName: pulumi.output("web") },
  { autoScalingGroupName, hold: pulumi.output(flag), failFast: Promise.resolve(flag) },
  { autoScalingGroupName, preferences: { skipMatching: pulumi.output(flag) } },
  { autoScalingGroupName, preferences: { autoRollback: Promise.resolve(flag) } },
  { autoScalingGroupName, profile: pulumi.output(maybe), region: maybe },
  { autoScalingGroupName, assumeRole: { roleArn: "arn", externalId: pulumi.output(maybe) } },
  { autoScalingGroupName, preferences: pulumi.output(flag ? { bakeTime: 60 } : undefined) },
  { autoScalingGroupName, desiredConfiguration: { launchTemplate: { version: versions } } },
  { autoScalingGroupName, strategy },
  {
    autoScalingGroupName,
    preferences: { instanceWarmup: "300", checkpointDelay: pulumi.output(word) },
  },
  { autoScalingGroupName, preferences: { checkpointPercentages: pulumi.output([50, 100]) } },
  { autoScalingGroupName, preferences: { checkpointPercentages: [pulumi.output(50), 100] } },
  {
    autoScalingGroupName,
    webhooks: [{ url: pulumi.secret("https://hook") }, pulumi.output({ url: "u" })],
  },
  {
    autoScalingGroupName,
    gates: [{ http: { url: pulumi.output(word) }, times: pulumi.output(2) }],
  },
  { autoScalingGroupName, triggers: { image: pulumi.output(word), list: [1, pulumi.output(2)] } },
  { autoScalingGroupName, triggers: pulumi.output({ image: "ami" }) },
  {
    autoScalingGroupName,
    ignoreTemplateFields: ["tagSpecifications", pulumi.output("userData" as const)],
  },
  // Another refresh's outputs.
  {
    autoScalingGroupName: other.autoScalingGroupName,
    desiredConfiguration: { launchTemplate: other.launchTemplate },
    triggers: { after: other.instanceRefreshId },
  },
  {
    autoScalingGroupName,
    desiredConfiguration: {
      launchTemplate: {
        launchTemplateId: "lt-0",
        version: other.launchTemplate.apply((t) => t?.version),
      },
    },
  },
  // As people copy them from an aws.autoscaling.Group.
  {
    autoScalingGroupName,
    desiredConfiguration: {
      mixedInstancesPolicy: {
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: "lt-0" },
          overrides: [
            { instanceRequirements: { vcpuCount: { min: 2 }, memoryMib: { min: 1024 } } },
          ],
        },
      },
    },
  },
];

export const refused: readonly InstanceRefreshArgs[] = [
  // @ts-expect-error the group is missing
  {},
  // @ts-expect-error no such value
  { autoScalingGroupName, preferences: { scaleInProtectedInstances: "Replace" } },
  // @ts-expect-error no such value
  { autoScalingGroupName, preferences: { standbyInstances: "Refresh" } },
  // @ts-expect-error no such field
  { autoScalingGroupName, ignoreTemplateFields: ["tags"] },
  // @ts-expect-error no such value
  { autoScalingGroupName, onConflict: "cancel" },
  // @ts-expect-error no such value, in an output
  { autoScalingGroupName, onTimeout: pulumi.output("stop" as const) },
  // @ts-expect-error no such value
  { autoScalingGroupName, webhooks: [{ url: "u", events: ["begin"] }] },
  // @ts-expect-error no such input
  { autoScalingGroupName, minHealthyPercentage: 90 },
  // @ts-expect-error no such preference
  { autoScalingGroupName, preferences: { minHealthPercentage: 90 } },
  // @ts-expect-error text is no boolean
  { autoScalingGroupName, hold: "true" },
  // @ts-expect-error a role has an ARN
  { autoScalingGroupName, assumeRole: { sessionName: "deploy" } },
];

/** The outputs that a program reads. */
export const outputs: readonly [
  pulumi.Output<string | undefined>,
  pulumi.Output<number | undefined>,
  pulumi.Output<string | undefined>,
  pulumi.Output<readonly string[] | undefined>,
  pulumi.Output<number | undefined>,
] = [
  other.status,
  other.durationSeconds,
  other.launchTemplate.apply((template) => template?.version),
  other.instancesOutdated,
  other.rollbackDetails.apply(
    (details) => details?.progressDetailsOnRollback?.warmPoolProgress?.instancesToUpdate,
  ),
];
