import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const template = new aws.ec2.LaunchTemplate("web", {
  imageId: new pulumi.Config().require("imageId"),
  instanceType: "t3.small",
});
const availabilityZones = aws.getAvailabilityZonesOutput({ state: "available" }).names;

/** A group and its refresh, which begins when the others have succeeded. */
function rolledGroup(name: string, size: number, after: InstanceRefresh[]) {
  const group = new aws.autoscaling.Group(
    name,
    {
      minSize: size,
      maxSize: size * 2,
      availabilityZones,
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
    },
    { ignoreChanges: ["launchTemplate"] },
  );
  const launchTemplate = { launchTemplateId: template.id, version: template.latestVersion };
  return new InstanceRefresh(
    name,
    {
      autoScalingGroupName: group.name,
      desiredConfiguration: { launchTemplate },
      preferences: { instanceWarmup: 30, autoRollback: true },
    },
    { dependsOn: after },
  );
}

const canary = rolledGroup("canary", 1, []);
const rest = ["web-a", "web-b"].map((name) => rolledGroup(name, 2, [canary]));

export const canaryGroup = canary.autoScalingGroupName;
export const otherGroups = rest.map((refresh) => refresh.autoScalingGroupName);
