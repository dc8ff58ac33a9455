// Behind `npm test`, `npm run demo` and the other scripts: brings what a fresh clone lacks, then runs what was asked for on Node 24.
//
// It runs on any Node from 20 on, without installed packages: so it is plain JavaScript and imports only Node's own modules.
import { build } from "./steps/build.mjs";
import { compileCache, run } from "./steps/command.mjs";
import { describePulumi } from "./pulumi-cli/get-pulumi.mjs";
import { describeInstallation, install } from "./steps/install.mjs";
import { test } from "./steps/test.mjs";

/** TypeScript as it is, and the packages of this repository from their sources. */
const fromSource = ["--require", "tsx/cjs", "--conditions", "aws-instance-refresh-source"];

const commands = {
  /** `test [layer…]`: everything, only the named layers, or `quick`: what needs neither the real engine nor minutes. */
  test: async (layers) => test(layers),

  /** `demo [--fast] [--ui]`: the quickstart with the real engine against the simulator. */
  demo: async (args) => {
    await build();
    return run("node", [...fromSource, "tools/demo/demo.ts", ...args], { env: compileCache });
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
    console.log(`Needs: ${describeInstallation()}; ${await describePulumi()}.`);
  }
  await install();
  process.exitCode = await command(args);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
