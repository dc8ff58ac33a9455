/** Builds the world that a simulator begins with, from AWS's own inputs. */
import type { CreateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import type { ServiceName } from "../protocol/service";
import type { SeededImage } from "./seeded-image";
import type { SeedCall, WorldSeed } from "./world-seed";

/** Each method returns a builder with more in its world, and leaves this one as it is. */
export interface WorldBuilder {
  /** A launch template with these versions, in order; the first is also the default one. */
  readonly launchTemplate: (
    name: string,
    ...versions: readonly RequestLaunchTemplateData[]
  ) => WorldBuilder;
  /** An image with an id of your choice, described with the members of DescribeImages. */
  readonly image: (image: SeededImage) => WorldBuilder;
  /** An Auto Scaling group. Its instances launch when time passes. */
  readonly group: (input: CreateAutoScalingGroupType) => WorldBuilder;
  readonly alarm: (input: PutMetricAlarmInput) => WorldBuilder;
  /** Anything else that the simulator serves. */
  readonly call: (
    service: ServiceName,
    action: string,
    parameters?: Readonly<Record<string, unknown>>,
  ) => WorldBuilder;
  /** Where everything after this is. @default account 123456789012, Region us-east-1 */
  readonly at: (place: Pick<SeedCall, "accountId" | "region">) => WorldBuilder;
  readonly build: () => WorldSeed;
}

/** An empty world, as in `buildWorld().launchTemplate("web", { ImageId }).group({ … }).build()`. */
export function buildWorld(): WorldBuilder {
  return extend([], {});
}

function extend(seed: WorldSeed, place: Pick<SeedCall, "accountId" | "region">): WorldBuilder {
  const add = (...calls: WorldSeed): WorldBuilder =>
    extend([...seed, ...calls.map((call) => ({ ...call, ...place }))], place);
  const call = (service: ServiceName, action: string, parameters: object = {}): WorldBuilder =>
    add({ service, action, parameters: { ...parameters } });
  return {
    launchTemplate: (LaunchTemplateName, ...versions) =>
      add(
        ...versions.map((LaunchTemplateData, index) => ({
          service: "ec2" as const,
          action: index === 0 ? "CreateLaunchTemplate" : "CreateLaunchTemplateVersion",
          parameters: { LaunchTemplateName, LaunchTemplateData },
        })),
      ),
    image: (image) => add({ image }),
    group: (input) => call("autoscaling", "CreateAutoScalingGroup", input),
    alarm: (input) => call("cloudwatch", "PutMetricAlarm", input),
    call,
    at: (next) => extend(seed, next),
    build: () => seed,
  };
}
