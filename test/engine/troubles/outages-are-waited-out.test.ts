import assert from "node:assert/strict";
import type { ScenarioRule } from "../../../simulator/index";
import { rowOf, outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

const minute = { action: "DescribeInstanceRefreshes", from: 30, for: 60 } as const;

const outages: readonly (readonly [title: string, rule: ScenarioRule])[] = [
  ["throttling", { ...minute, kind: "throttle" }],
  [
    "errors of AWS's own",
    {
      ...minute,
      kind: "error",
      code: "ServiceUnavailable",
      message: "Come back later.",
      status: 503,
    },
  ],
];

describe("a whole minute in the middle of a wait", () => {
  for (const [title, rule] of outages) {
    it(`of ${title} changes nothing but a note`, () =>
      withContext({}, async ({ simulator, stack, fleet, onto, starts }) => {
        simulator.addScenario({ rules: [rule] });
        const run = await stack.up({ program: onto(await fleet.addVersion()) });
        assert.equal(run.result, "succeeded", String(run.error));
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
        assert.equal(starts(), 1);
        assert.equal(outputLines("error", run) + outputLines("warning", run), "");
        const notes = rowOf("web", run).filter((line) =>
          line.includes("AWS cannot be reached right now"),
        );
        // Once a minute of the provider's clock, which runs faster than AWS's here: the same problem each time, with its age.
        const problems = new Set(notes.map((note) => note.replace(/ \(for .*\)$/, "")));
        assert.equal(problems.size, 1);
      }));
  }
});
