import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const config = new pulumi.Config();
const errors = new aws.cloudwatch.MetricAlarm("errors", {
  namespace: "AWS/ApplicationELB",
  metricName: "HTTPCode_Target_5XX_Count",
  dimensions: { LoadBalancer: config.require("loadBalancer") },
  statistic: "Sum",
  period: 60,
  evaluationPeriods: 1,
  comparisonOperator: "GreaterThanThreshold",
  threshold: 10,
  treatMissingData: "notBreaching", // a minute without errors has no data, and is fine
});
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
  },
  { ignoreChanges: ["launchTemplate"] },
);
new InstanceRefresh("web", {
  autoScalingGroupName: group.name,
  desiredConfiguration: {
    launchTemplate: { launchTemplateId: template.id, version: template.latestVersion },
  },
  preferences: { alarmSpecification: { alarms: [errors.name] }, bakeTime: 900, autoRollback: true },
});
export const autoScalingGroupName = group.name;
export const alarmName = errors.name;
