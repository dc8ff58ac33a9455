import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const config = new pulumi.Config();
const release = config.require("release");

const template = new aws.ec2.LaunchTemplate("web", {
  imageId: config.require("imageId"),
  instanceType: "t3.small",
});

const group = new aws.autoscaling.Group(
  "web",
  {
    minSize: 3,
    maxSize: 6,
    availabilityZones: aws.getAvailabilityZonesOutput({ state: "available" }).names,
    launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
    tags: [{ key: "release", value: release, propagateAtLaunch: true }],
  },
  { ignoreChanges: ["launchTemplate"] },
);

new InstanceRefresh("web", {
  autoScalingGroupName: group.name,
  strategy: "Rolling",
  triggers: { release },
  desiredConfiguration: {
    launchTemplate: { launchTemplateId: template.id, version: template.latestVersion },
  },
  preferences: { minHealthyPercentage: 90, instanceWarmup: 30, autoRollback: true },
});

export const autoScalingGroupName = group.name;
