// Builds the packages where their sources are newer than what was built.
import { run } from "./command.mjs";

export async function build() {
  console.log(
    "Building engine, provider, simulator and the Terraform plugin where they have changed.",
  );
  const code = await run("tsc", ["--build", "engine", "provider", "simulator"]);
  if (code !== 0) throw new Error("The build failed: see the compiler's own words above.");
  if ((await run("node", ["terraform/build.mjs"])) !== 0) {
    throw new Error("Building the Terraform plugin failed: see the words above.");
  }
  if ((await run("node", ["tools/terraform-aws/build-bindings.mjs"])) !== 0) {
    throw new Error("Building the bindings of the stand-in for AWS failed: see the words above.");
  }
}
