import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const config = new pulumi.Config();

const template = new aws.ec2.LaunchTemplate("web", {
  imageId: config.require("imageId"),
  instanceType: "t3.small",
});

const group = new aws.autoscaling.Group(
  "web",
  {
    minSize: 5,
    maxSize: 10,
    availabilityZones: aws.getAvailabilityZonesOutput({ state: "available" }).names,
    launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
  },
  { ignoreChanges: ["launchTemplate"] },
);

new InstanceRefresh("web", {
  autoScalingGroupName: group.name,
  desiredConfiguration: {
    launchTemplate: { launchTemplateId: template.id, version: template.latestVersion },
  },
  preferences: {
    instanceWarmup: 30,
    autoRollback: true,
    checkpointPercentages: [20, 60, 100], // one instance, three, all five
    checkpointDelay: 600, // longer than the gate's timeout: AWS goes on by itself
    bakeTime: 600, // so that there is a way back after the last instance, too
  },
  gates: [{ http: { url: config.require("healthUrl") }, times: 3, timeout: 300 }],
});

export const autoScalingGroupName = group.name;
