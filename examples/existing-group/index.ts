import { Config } from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const config = new Config();
const launchTemplateName = config.require("launchTemplateName");
const version = config.get("version") ?? "$Default";

const refresh = new InstanceRefresh("web", {
  autoScalingGroupName: config.require("autoScalingGroupName"),
  desiredConfiguration: { launchTemplate: { launchTemplateName, version } },
  preferences: { minHealthyPercentage: 90, instanceWarmup: 30 },
});

export const runningVersion = refresh.launchTemplate.apply((running) => running?.version);
export const instancesOutdated = refresh.instancesOutdated;
