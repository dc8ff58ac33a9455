/** Prints which AWS clients this process has loaded: after the provider's code, and after a preview of a resource that has rolled to a numbered version. */
import { runtime } from "@pulumi/pulumi";
import { diff } from "../../../provider/lifecycle";
import { toSaved } from "../../../engine/decision/saved-state";

function loadedClients(): readonly string[] {
  const files = Object.keys(require.cache).join("\n");
  return [...new Set(files.match(/@aws-sdk[\\/]client-[a-z0-9-]+/gu))];
}

const loaded = loadedClients();
const configuration = { launchTemplate: { launchTemplateId: "lt-0", version: "2" } };
const inputs = { autoScalingGroupName: "web", desiredConfiguration: configuration };
const olds = {
  ...inputs,
  status: "Successful",
  ...toSaved({ lastSuccess: { target: { from: "program", configuration }, triggers: {} } }, {}),
};
void diff("web", olds, { ...inputs, __preview: runtime.unknownValue }).then(({ changes }) => {
  console.log(JSON.stringify({ loaded, changes, afterDiff: loadedClients() }));
});
