const { Config } = require("@pulumi/pulumi");
const { InstanceRefresh } = require("pulumi-aws-instance-refresh");

new InstanceRefresh("web", {
  autoScalingGroupName: "web",
  desiredConfiguration: {
    launchTemplate: { launchTemplateName: "web", version: new Config().require("version") },
  },
  preferences: { instanceWarmup: 10 },
});
