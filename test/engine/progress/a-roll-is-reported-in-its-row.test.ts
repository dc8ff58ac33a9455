import assert from "node:assert/strict";
import { rowOf } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

/** Slow enough that the heartbeat, once a minute of the provider's time, stays away from a roll that moves. */
const env = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "60" };
const heartbeatMilliseconds = 60_000 / 60;

/** What is a change: the same sentence about another instance is none. */
function meaning(line: string): string {
  return line.replace(/\bi-[0-9a-f]+\b/g, "i-…");
}

describe("a roll", () => {
  it("is shown in its own row, a line for each change and each milestone", () =>
    withContext({ env, secondsPerPoll: 20 }, async ({ stack, fleet, onto }) => {
      const version = await fleet.addVersion();
      const began = performance.now();
      const run = await stack.up({ program: onto(version) });
      const heartbeats = Math.floor((performance.now() - began) / heartbeatMilliseconds);
      assert.equal(run.result, "succeeded", String(run.error));
      const row = rowOf("web", run);
      assert.match(row[0] ?? "", /^starting an instance refresh of 3 instances: /);
      assert.match(row.at(-1) ?? "", /^3 instances replaced in .*: version 1 -> 2$/);
      const moving = row.filter((line) => line.includes("%"));
      const form = /^\d+% (\d left(: Waiting for [^.]+|, unchanged|$)|complete after .* left$)/;
      for (const line of moving) assert.match(line, form);
      for (const left of [/2 (instances )?left/, /1 (instance )?left/]) {
        assert.ok(
          moving.some((line) => left.test(line)),
          row.join("\n"),
        );
      }
      const repeated = row.filter(
        (line, index) => index > 0 && meaning(line) === meaning(row[index - 1] ?? ""),
      );
      assert.ok(repeated.length <= heartbeats, repeated.join("\n"));
    })).timeout(120_000);
});
