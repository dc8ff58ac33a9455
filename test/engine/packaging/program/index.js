// Rolls the group that the environment names, with the package as a user installs it.
const { InstanceRefresh } = require("pulumi-aws-instance-refresh");

const { GROUP: autoScalingGroupName, TEMPLATE: launchTemplateId, VERSION: version } = process.env;
const refresh = new InstanceRefresh("web", {
  autoScalingGroupName,
  desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
  preferences: { instanceWarmup: 10 },
});
module.exports = { status: refresh.status };
