import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const template = new aws.ec2.LaunchTemplate("web", {
  imageId: new pulumi.Config().require("imageId"),
});

const mixedInstancesPolicy = {
  launchTemplate: {
    launchTemplateSpecification: {
      launchTemplateId: template.id,
      version: template.latestVersion.apply(String),
    },
    overrides: [{ instanceType: "t3.small" }, { instanceType: "t3a.small" }],
  },
  instancesDistribution: {
    onDemandBaseCapacity: 1,
    onDemandPercentageAboveBaseCapacity: 50,
    spotAllocationStrategy: "price-capacity-optimized",
  },
};

const group = new aws.autoscaling.Group(
  "web",
  {
    minSize: 3,
    maxSize: 6,
    availabilityZones: aws.getAvailabilityZonesOutput({ state: "available" }).names,
    mixedInstancesPolicy,
  },
  { ignoreChanges: ["mixedInstancesPolicy"] }, // the refresh moves the group when it succeeds
);
new InstanceRefresh("web", {
  autoScalingGroupName: group.name,
  desiredConfiguration: { mixedInstancesPolicy },
  preferences: { instanceWarmup: 30, autoRollback: true },
});
export const autoScalingGroupName = group.name;
