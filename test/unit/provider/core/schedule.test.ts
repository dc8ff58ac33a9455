/** When the next look comes. */
import assert from "node:assert/strict";
import { nextLookIn } from "../../../../provider/core/schedule";
import type { Snapshot } from "../../../../provider/core/snapshot";
import { aRefresh } from "../../../support/provider/a-refresh";

const bakeText = (seconds: number): string =>
  `Waiting for bake time to finish before continuing. There are ${seconds} seconds left.`;
const baking = (statusReason?: string): Snapshot =>
  aRefresh({ status: "Baking", ...(statusReason !== undefined && { statusReason }) });

const rows: readonly (readonly [
  title: string,
  snapshot: Snapshot | undefined,
  sinceChange: number,
  seconds: number,
])[] = [
  ["3 s after the start, when nothing has been seen", undefined, 100, 3],
  [
    "in 3 s while the refresh is pending, which lasts 5 to 10 s",
    aRefresh({ status: "Pending" }),
    100,
    3,
  ],
  ["in 5 s just after a change", aRefresh(), 0, 5],
  ["in 10 s when nothing has changed for 40 s", aRefresh(), 40, 10],
  ["in 20 s however long nothing changes", aRefresh(), 86_400, 20],
  ["just after the end of a bake time that is near", baking(bakeText(9)), 60, 10],
  ["in a second when the bake time is over", baking(bakeText(0)), 60, 1],
  ["no later for a bake time that is long", baking(bakeText(3000)), 60, 15],
  ["as ever when AWS does not count the bake time down", baking("Baking."), 60, 15],
  ["as ever when AWS says nothing about the bake time", baking(), 60, 15],
  [
    "as ever for a countdown in a refresh that does not bake",
    aRefresh({ statusReason: bakeText(2) }),
    60,
    15,
  ],
];

describe("the next look", () => {
  for (const [title, snapshot, sinceChange, seconds] of rows) {
    it(`comes ${title}`, () => {
      assert.equal(nextLookIn({ snapshot, sinceChange }), seconds);
    });
  }
});
