import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const newestImage = aws.ec2.getAmiOutput({
  owners: ["amazon"],
  mostRecent: true,
  filters: [{ name: "name", values: ["al2023-ami-2023.*-x86_64"] }],
});

const template = new aws.ec2.LaunchTemplate("web", {
  imageId: new pulumi.Config().get("imageId") ?? newestImage.id,
  instanceType: "t3.small",
});

const group = new aws.autoscaling.Group(
  "web",
  {
    minSize: 2,
    maxSize: 6,
    desiredCapacity: 3,
    availabilityZones: aws.getAvailabilityZonesOutput({ state: "available" }).names,
    launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
  },
  { ignoreChanges: ["launchTemplate"] }, // the refresh moves the group to the new version when it succeeds
);

const refresh = new InstanceRefresh("web", {
  autoScalingGroupName: group.name,
  desiredConfiguration: {
    launchTemplate: { launchTemplateId: template.id, version: template.latestVersion },
  },
  preferences: { minHealthyPercentage: 90, instanceWarmup: 30, autoRollback: true },
});

export const autoScalingGroupName = group.name;
export const runningVersion = refresh.launchTemplate.apply((running) => running?.version);
export const instanceRefreshId = refresh.instanceRefreshId;
