// Prints the text of the provider that Pulumi would save in a state, as it is for a program in the current folder.
const { createRequire } = require("node:module");
const { join } = require("node:path");

const requireHere = createRequire(join(process.cwd(), "index.js"));
const pulumi = requireHere("@pulumi/pulumi");
pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => {
    process.stdout.write(inputs.__provider);
    return { id: name, state: inputs };
  },
  call: ({ inputs }) => inputs,
});
const { InstanceRefresh } = requireHere("pulumi-aws-instance-refresh");
new InstanceRefresh("web", { autoScalingGroupName: "web" });
