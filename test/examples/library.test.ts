import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { startSimulator, type Simulator } from "../../simulator/index";
import { createFleet, type Fleet } from "../support/engine/fleet";
import { timeMovesWithPolls } from "../support/engine/time";
import { examples } from "./stage";

/** Runs the example's script, as its README says. */
function roll(
  simulator: Simulator,
  ...given: readonly string[]
): Promise<{ code: number; text: string }> {
  const env = {
    ...process.env,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_ENDPOINT_URL: simulator.url,
    PULUMI_INSTANCE_REFRESH_TIME_SCALE: "500",
  };
  const script = ["--import", "tsx", "index.ts", ...given];
  return new Promise((done) => {
    execFile(
      process.execPath,
      script,
      { cwd: join(examples, "library"), env },
      (error, stdout, stderr) => {
        done({ code: error === null ? 0 : Number(error.code), text: stdout + stderr });
      },
    );
  });
}

async function withFleet(
  body: (simulator: Simulator, fleet: Fleet) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ clock: "virtual" });
  try {
    const fleet = await createFleet(simulator);
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    await body(simulator, fleet);
  } finally {
    await simulator.close();
  }
}

describe("examples/library", () => {
  it("rolls the group without Pulumi, and exits with 0", () =>
    withFleet(async (simulator, fleet) => {
      await fleet.addVersion();
      const { code, text } = await roll(simulator, "web", "web");
      assert.equal(code, 0, text);
      assert.match(text, /rolled: version 2\n$/);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
    }));

  it("exits with 1 when the group was not rolled, and says why", () =>
    withFleet(async (simulator) => {
      const { code, text } = await roll(simulator, "none", "web");
      assert.equal(code, 1, text);
      assert.match(text, /there is no Auto Scaling group of this name/);
    }));
});
