/** Prints the properties that Pulumi's SDK makes of an InstanceRefresh in a program: each costs several promises, whether it has a value or not. */
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh, type InstanceRefreshArgs } from "../../../provider/index";

void pulumi.runtime.setMocks(
  {
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: ({ inputs }) => inputs as object,
  },
  "project",
  "stack",
  process.argv.includes("--preview"),
);

const ours = ["__urn", "__preview", "__timeouts", "__aws"];
const args: InstanceRefreshArgs = { autoScalingGroupName: "web" };
const one = new InstanceRefresh("one", args);
const timed = new InstanceRefresh("timed", args, { customTimeouts: { create: "1h" } });
const hidden = (resource: object): readonly string[] =>
  Object.keys(resource).filter((name) => ours.includes(name));
console.log(JSON.stringify([hidden(one), hidden(timed)]));
