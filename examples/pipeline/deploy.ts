import { LocalWorkspace } from "@pulumi/pulumi/automation";

const [stackName = "dev"] = process.argv.slice(2);
const { IMAGE_ID: imageId } = process.env;

async function deploy(): Promise<void> {
  const stack = await LocalWorkspace.createOrSelectStack({ stackName, workDir: __dirname });
  if (imageId) await stack.setConfig("imageId", { value: imageId });
  const cancelled = new AbortController();
  // A pipeline that is cancelled sends a signal: Pulumi saves where the roll stands, and the next run resumes it.
  process.on("SIGTERM", () => {
    cancelled.abort();
  });
  process.on("SIGINT", () => undefined); // a Ctrl-C has reached the Pulumi CLI as well
  const { outputs } = await stack.up({
    onOutput: (text) => process.stdout.write(text),
    signal: cancelled.signal,
  });
  console.log(`${stackName} runs version ${String(outputs.runningVersion.value)}`);
}

deploy().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
