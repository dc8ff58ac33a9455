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
  { ignoreChanges: ["launchTemplate"] }, // the group keeps the old version: that is the way back
);

const refresh = new InstanceRefresh("web", {
  autoScalingGroupName: group.name,
  desiredConfiguration: {
    launchTemplate: { launchTemplateId: template.id, version: template.latestVersion },
  },
  preferences: { instanceWarmup: 30, autoRollback: true },
  onInterrupt: "rollback", // Ctrl-C goes back too, instead of leaving the roll to AWS
});

export const autoScalingGroupName = group.name;
export const status = refresh.status;
