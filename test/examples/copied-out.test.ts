/** An example as a user copies it: outside the checkout, with nothing but what its own package.json and the published packages bring. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSimulator } from "../../simulator/index";
import { withTarballs } from "../support/engine/packed";
import { createFleet } from "../support/engine/fleet";
import { withStack } from "../support/engine/stack";
import { timeMovesWithPolls } from "../support/engine/time";
import { outputsOf } from "./outputs";
import { examples } from "./stage";

const execute = promisify(execFile);

/** Installs what the program's package.json names, and the tarballs in place of what is on npm. */
async function npmInstall(program: string, tarballs: readonly string[]): Promise<void> {
  const flags = ["--prefer-offline", "--no-audit", "--no-fund"];
  await execute("npm", ["install", ...flags, ...tarballs], { cwd: program });
}

describe("an example that is copied out of the checkout", () => {
  it("runs with the published packages, its types checked by its own TypeScript", async () => {
    const simulator = await startSimulator({ clock: "virtual" });
    try {
      const fleet = await createFleet(simulator, { name: "shop" });
      const version = await fleet.addVersion();
      timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
      await withStack(
        {
          program: { folder: join(examples, "existing-group") },
          parent: tmpdir(),
          endpoint: simulator.url,
          config: {
            autoScalingGroupName: "shop",
            launchTemplateName: "shop",
            version: String(version),
          },
          env: { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "500", PULUMI_NODEJS_TRANSPILE_ONLY: "" },
        },
        async (stack) => {
          await withTarballs((tarballs) => npmInstall(stack.directory, [...tarballs.values()]));
          assert.equal(outputsOf(await stack.up())["runningVersion"], String(version));
          assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
        },
      );
    } finally {
      await simulator.close();
    }
  });
});
