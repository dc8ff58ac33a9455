import assert from "node:assert/strict";
import { rowOf } from "../../support/engine/output";
import { withScene } from "../../support/engine/scene";

/** Slow enough that the heartbeat, once a minute of the provider's time, stays away from a roll that moves. */
const env = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "60" };
const heartbeatMilliseconds = 60_000 / 60;

/** What is a change: the same sentence about another instance is none. */
function meaning(line: string): string {
  return line.replace(/\bi-[0-9a-f]+\b/g, "i-…");
}

describe("a roll", () => {
  it("is told in its own row: percent, instances left and status, one line for each change", () =>
    withScene({ env, secondsPerLook: 20 }, async ({ stack, fleet, onto }) => {
      const version = await fleet.addVersion();
      const began = performance.now();
      const run = await stack.up({ program: onto(version) });
      const heartbeats = Math.floor((performance.now() - began) / heartbeatMilliseconds);
      assert.equal(run.result, "succeeded", String(run.error));
      const row = rowOf("web", run);
      const progress = row.filter((line) => line.includes("% complete"));
      assert.match(progress.at(-1) ?? "", /^100% complete, 0 instances left \(Successful\)/);
      for (const line of progress.slice(0, -1)) {
        assert.match(line, /^\d+% complete, \d instances? left \(InProgress\): Waiting for /);
      }
      for (const left of ["2 instances left", "1 instance left"]) {
        assert.ok(
          progress.some((line) => line.includes(left)),
          row.join("\n"),
        );
      }
      const repeated = row.filter(
        (line, index) => index > 0 && meaning(line) === meaning(row[index - 1] ?? ""),
      );
      assert.ok(repeated.length <= heartbeats, repeated.join("\n"));

      // The line at the end, with "created" in it, repeats the last one.
      const printed = run.stdout.split("\n").filter((line) => /creating .*% complete/.test(line));
      assert.equal(printed.length, progress.length);
    })).timeout(120_000);
});
