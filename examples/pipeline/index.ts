import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const template = new aws.ec2.LaunchTemplate("web", {
  imageId: new pulumi.Config().require("imageId"),
  instanceType: "t3.small",
});

const group = new aws.autoscaling.Group(
  "web",
  {
    minSize: 3,
    maxSize: 6,
    availabilityZones: aws.getAvailabilityZonesOutput({ state: "available" }).names,
    launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
  },
  { ignoreChanges: ["launchTemplate"] },
);

const refresh = new InstanceRefresh(
  "web",
  {
    autoScalingGroupName: group.name,
    desiredConfiguration: {
      launchTemplate: { launchTemplateId: template.id, version: template.latestVersion },
    },
    preferences: { instanceWarmup: 30, autoRollback: true },
  },
  { customTimeouts: { create: "3h", update: "3h" } }, // ends before the pipeline's own limit does
);

export const autoScalingGroupName = group.name;
export const runningVersion = refresh.launchTemplate.apply((running) => running?.version);
