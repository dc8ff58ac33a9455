import assert from "node:assert/strict";
import { outputLines, rowOf } from "../../support/engine/output";
import { withScene } from "../../support/engine/scene";

/** Slow enough that the heartbeat, once a minute of the provider's time, stays away from a roll that moves. */
const env = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "60" };
const heartbeatMilliseconds = 60_000 / 60;

/** What is a change: the same sentence about another instance is none. */
function meaning(line: string): string {
  return line.replace(/\bi-[0-9a-f]+\b/g, "i-…");
}

describe("a roll", () => {
  it("is shown in its own row, a line for each change, and its milestones stay", () =>
    withScene({ env, secondsPerLook: 20 }, async ({ stack, fleet, onto }) => {
      const version = await fleet.addVersion();
      const began = performance.now();
      const run = await stack.up({ program: onto(version) });
      const heartbeats = Math.floor((performance.now() - began) / heartbeatMilliseconds);
      assert.equal(run.result, "succeeded", String(run.error));
      const row = rowOf("web", run);
      assert.match(row.at(-1) ?? "", /^Successful 100% 0 left/);
      const moving = row.filter((line) => line.includes("%")).slice(0, -1);
      for (const line of moving) assert.match(line, /^\d+% \d left(: Waiting for |, unchanged|$)/);
      for (const left of ["2 left", "1 left"]) {
        assert.ok(
          moving.some((line) => line.includes(left)),
          row.join("\n"),
        );
      }
      const repeated = row.filter(
        (line, index) => index > 0 && meaning(line) === meaning(row[index - 1] ?? ""),
      );
      assert.ok(repeated.length <= heartbeats, repeated.join("\n"));

      const stays = outputLines("info", run).split("\n");
      assert.match(stays[0] ?? "", /^starting an instance refresh of 3 instances: /);
      assert.match(stays.at(-1) ?? "", /^3 instances replaced in .*: version 1 -> 2$/);
      assert.ok(stays.length <= 5, stays.join("\n"));
    })).timeout(120_000);
});
