import assert from "node:assert/strict";
import type { Outcome } from "../../support/engine/operation";
import { withContext } from "../../support/engine/context";

/** The most lines that a log may have of an hour in which nothing changes: heartbeats, and what was found in the way. */
const mostLinesOfAStillHour = 13;

/** The texts in the log's rows of the resource, one after the other: what Pulumi puts before them is cut off. */
function rowsIn({ stdout }: Outcome): readonly string[] {
  const row =
    /InstanceRefresh web (?:creating|updating|created|updated) \(\d+s\) (?:\[diff: .*\];? ?)?(.+)$/gm;
  return [...stdout.matchAll(row)].map(([, text = ""]) => text.trim());
}

/**
 * What the log says more than once. Two repetitions are Pulumi's own and not counted: the last row again, with the result, and the
 * heading of an error.
 */
function repeatedIn(run: Outcome): readonly string[] {
  const rows = rowsIn(run).filter((text) => !text.startsWith("error: "));
  const own = rows.at(-1) === rows.at(-2) ? rows.slice(0, -1) : rows;
  const [, diagnostics = ""] = run.stdout.split(/^Diagnostics:$/m);
  return own.filter(
    (text, index) =>
      own.indexOf(text) !== index || diagnostics.split("\n").some((line) => line.trim() === text),
  );
}

const image = "The image id '[ami-0gone]' does not exist. Launching EC2 instance failed.";

describe("the log of an update", () => {
  it("says nothing twice, in a roll that succeeds, one that stands still for an hour, and one that fails", () =>
    withContext({ secondsPerPoll: 20 }, async ({ simulator, stack, time, fleet, onto }) => {
      const good = await stack.up({ program: onto(await fleet.addVersion()) });
      assert.equal(good.result, "succeeded", String(good.error));
      assert.deepEqual(repeatedIn(good), [], good.stdout);
      assert.match(rowsIn(good)[0] ?? "", /^starting an instance refresh of 3 instances: /);
      assert.match(rowsIn(good).at(-1) ?? "", /^3 instances replaced in .*: version 1 -> 2$/);
      assert.doesNotMatch(good.stdout, /100%|Diagnostics/);

      const still = stack.start.up({ program: onto(await fleet.addVersion()) });
      await still.says(/\d left/);
      time.hold();
      await still.says(/unchanged for 1 h/);
      time.release();
      const ended = await still.ended;
      assert.equal(ended.result, "succeeded", String(ended.error));
      assert.deepEqual(repeatedIn(ended), [], ended.stdout);
      const lines = rowsIn(ended).filter((text) => /unchanged|nothing has changed/.test(text));
      const hour = lines.findIndex((text) => text.includes("unchanged for 1 h"));
      assert.ok(hour > 3 && hour <= mostLinesOfAStillHour, lines.join("\n"));

      const version = await fleet.addVersion();
      simulator.addScenario({
        rules: [{ kind: "launch", launchTemplateVersion: version, failure: image }],
      });
      const red = await stack.up({ program: onto(version) });
      assert.equal(red.result, "failed");
      assert.deepEqual(repeatedIn(red), [], red.stdout);
      assert.equal(red.stdout.match(/next: /g)?.length, 1, red.stdout);
    })).timeout(300_000);
});
