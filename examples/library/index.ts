import { rollGroup } from "aws-instance-refresh";

const [autoScalingGroupName = "web", launchTemplateName = "web", version = "$Latest"] =
  process.argv.slice(2);
const interrupted = new AbortController();
process.once("SIGINT", () => {
  interrupted.abort();
});

const { outcome, outputs, error } = await rollGroup({
  inputs: {
    autoScalingGroupName,
    desiredConfiguration: { launchTemplate: { launchTemplateName, version } },
    preferences: { minHealthyPercentage: 90 },
    onInterrupt: "cancel",
  },
  timeoutSeconds: 3600,
  signal: interrupted.signal,
  onProgress: ({ text }) => {
    console.log(text);
  },
});

console.log(error?.message ?? `${outcome}: version ${outputs.launchTemplate?.version}`);
process.exitCode = error === undefined ? 0 : 1;
