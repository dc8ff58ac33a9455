// A component package: it alone knows InstanceRefresh. The program that uses it names only this package.
const { InstanceRefresh } = require("pulumi-aws-instance-refresh");

exports.roll = (name) => {
  const { GROUP: autoScalingGroupName, TEMPLATE: launchTemplateId, VERSION: version } = process.env;
  return new InstanceRefresh(name, {
    autoScalingGroupName,
    desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
    preferences: { instanceWarmup: 10 },
  });
};
