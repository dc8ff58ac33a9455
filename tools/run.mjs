// Behind `npm test`, `npm run demo` and the other scripts: brings what a fresh clone lacks, then runs what was asked for on Node 24.
//
// It runs on any Node from 20 on, without installed packages: so it is plain JavaScript and imports only Node's own modules.
import { build } from "./steps/build.mjs";
import { compileCache, run } from "./steps/command.mjs";
import { describePulumi } from "./pulumi-cli/get-pulumi.mjs";
import { describeInstallation, install } from "./steps/install.mjs";
import { test } from "./steps/test.mjs";
import { findTerraform } from "./terraform-aws/find-terraform.mjs";

/** TypeScript as it is, and the packages of this repository from their sources. */
const fromSource = ["--require", "tsx/cjs", "--conditions", "aws-instance-refresh-source"];

const commands = {
  /** `test [layer…]`: everything, only the named layers, or `quick`: what needs neither the real engine nor minutes. */
  test: async (layers) => test(layers),

  /** `demo [terraform] [--fast] [--ui]`: a quickstart with the real Pulumi engine, or the real terraform, against the simulator. */
  demo: async (args) => {
    await build();
    const program = `tools/demo/${hostOf(args)}.ts`;
    return run("node", [...fromSource, program, ...args], { env: compileCache });
  },

  /** `script FILE [argument…]`: a TypeScript file of this repository. */
  script: async (args) => {
    await build();
    return run("node", [...fromSource, ...args]);
  },
};

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
try {
  if (!command) throw new Error(`Say what to run: ${Object.keys(commands).join(", ")}.`);
  if (name === "demo") {
    console.log(`Needs: ${describeInstallation()}; ${await describeHost(hostOf(args))}.`);
  }
  await install();
  process.exitCode = await command(args);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Whose quickstart the demo shows. */
function hostOf(args) {
  return args.includes("terraform") ? "terraform" : "pulumi";
}

async function describeHost(host) {
  if (host === "pulumi") return describePulumi();
  const found = findTerraform();
  if (found) return `terraform or tofu, which is there already (${found})`;
  throw new Error(
    "The demo needs terraform, 1.8 or later, or tofu, and neither is on PATH. Install one of them and run it again: " +
      "https://developer.hashicorp.com/terraform/install, https://opentofu.org/docs/intro/install",
  );
}
