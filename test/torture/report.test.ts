/** What `npm run torture -- --json FILE` writes. */
import assert from "node:assert/strict";
import { withPart } from "../../torture/report";
import type { RobustnessTest } from "../../torture/robustness-test";

const robustnessTest: RobustnessTest = {
  name: "crash-points",
  title: "Killed, and run again",
  run: () => Promise.reject(new Error("not asked")),
};

describe("a report", () => {
  it("has each part by its name, with rows by the names in the head", () => {
    const table = [
      ["stage", "points"],
      ["create", "14"],
      ["roll", "50"],
    ];
    const report = withPart({ seed: 7, parts: {} }, robustnessTest, {
      table,
      broken: ["roll: twice"],
    });
    assert.deepEqual(report, {
      seed: 7,
      parts: {
        "crash-points": {
          title: "Killed, and run again",
          rows: [
            { stage: "create", points: "14" },
            { stage: "roll", points: "50" },
          ],
          broken: ["roll: twice"],
        },
      },
    });
  });

  it("keeps the parts that were there before", () => {
    const found = { table: [["worlds"], ["5"]], broken: [] };
    const one = withPart({ seed: 7, parts: {} }, robustnessTest, found);
    const both = withPart(one, { ...robustnessTest, name: "foreign-data" }, found);
    assert.deepEqual(Object.keys(both.parts), ["crash-points", "foreign-data"]);
  });
});
