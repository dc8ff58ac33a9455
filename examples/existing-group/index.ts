import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";

const config = new pulumi.Config();

const refresh = new InstanceRefresh("web", {
  autoScalingGroupName: config.require("autoScalingGroupName"),
  desiredConfiguration: {
    launchTemplate: {
      launchTemplateName: config.require("launchTemplateName"),
      version: config.get("version") ?? "$Default",
    },
  },
  preferences: { minHealthyPercentage: 90, instanceWarmup: 30 },
});

export const runningVersion = refresh.launchTemplate.apply((running) => running?.version);
export const instancesOutdated = refresh.instancesOutdated;
