import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const imageId = new pulumi.Config().require("imageId");
const template = new aws.ec2.LaunchTemplate("web", { imageId });
const launchTemplateSpecification = {
  launchTemplateId: template.id,
  version: template.latestVersion.apply(String),
};

const group = new aws.autoscaling.Group(
  "web",
  {
    minSize: 3,
    maxSize: 6,
    availabilityZones: aws.getAvailabilityZonesOutput({ state: "available" }).names,
    mixedInstancesPolicy: {
      launchTemplate: { launchTemplateSpecification, overrides: [{ instanceType: "t3.small" }] },
    },
  },
  { ignoreChanges: ["mixedInstancesPolicy"] }, // the refresh moves the group when it succeeds
);

new InstanceRefresh("web", {
  autoScalingGroupName: group.name,
  strategy: "ReplaceRootVolume",
  desiredConfiguration: {
    mixedInstancesPolicy: {
      launchTemplate: {
        launchTemplateSpecification,
        overrides: [{ instanceType: "t3.small", imageId }], // AWS wants an image in every override
      },
    },
  },
  preferences: { minHealthyPercentage: 66, instanceWarmup: 30 },
});
export const autoScalingGroupName = group.name;
