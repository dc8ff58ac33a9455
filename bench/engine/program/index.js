// Declares as many resources as the stack's name says, of the kind that it says: `numbered-100`, `empty-10`.
const pulumi = require("@pulumi/pulumi");

const [kind, count] = pulumi.getStack().split("-");
const { TEMPLATE: launchTemplateId, VERSION: version = "1" } = process.env;

const targets = {
  numbered: { launchTemplate: { launchTemplateId, version } },
  latest: { launchTemplate: { launchTemplateId, version: "$Latest" } },
  own: undefined,
};

function refreshes() {
  const { InstanceRefresh } = require("pulumi-aws-instance-refresh");
  // AWS rolls back to nothing but what a desired configuration took the place of.
  const autoRollback = targets[kind] !== undefined;
  const preferences = { minHealthyPercentage: 90, instanceWarmup: 30, autoRollback };
  return (number) =>
    new InstanceRefresh(`web-${number}`, {
      autoScalingGroupName: `web-${number}`,
      desiredConfiguration: targets[kind],
      preferences,
    });
}

function empties() {
  const provider = { create: async () => ({ id: "empty", outs: {} }) };
  return (number) => new pulumi.dynamic.Resource(provider, `empty-${number}`, {});
}

const declare = kind === "empty" ? empties() : refreshes();
for (let number = 0; number < Number(count); number += 1) declare(number);
