import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const template = new aws.ec2.LaunchTemplate(
  "web",
  {
    imageId: new pulumi.Config().require("imageId"),
    instanceType: "t3.small",
  },
  { ignoreChanges: ["imageId"] }, // after the first version, an image pipeline adds the others
);

const group = new aws.autoscaling.Group(
  "web",
  {
    minSize: 2,
    maxSize: 6,
    desiredCapacity: 3,
    availabilityZones: aws.getAvailabilityZonesOutput({ state: "available" }).names,
    launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
  },
  { ignoreChanges: ["launchTemplate"] },
);

const refresh = new InstanceRefresh("web", {
  autoScalingGroupName: group.name,
  desiredConfiguration: {
    launchTemplate: { launchTemplateId: template.id, version: "$Latest" },
  },
  preferences: { instanceWarmup: 30, autoRollback: true },
});

export const autoScalingGroupName = group.name;
export const launchTemplateId = template.id;
export const runningVersion = refresh.launchTemplate.apply((running) => running?.version);
