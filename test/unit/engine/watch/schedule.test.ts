/** When the next poll comes. */
import assert from "node:assert/strict";
import type { Change } from "../../../../engine/watch/end-estimate";
import { nextPoll } from "../../../../engine/watch/schedule";
import type { Snapshot } from "../../../../engine/refresh/snapshot";
import { aRefresh } from "../../../support/provider/a-refresh";

const bakeText = (seconds: number): string =>
  `Waiting for bake time to finish before continuing. There are ${seconds} seconds left.`;
const baking = (statusReason?: string): Snapshot =>
  aRefresh({ status: "Baking", ...(statusReason !== undefined && { statusReason }) });
const lastBatch = (preferences = {}): Snapshot =>
  aRefresh({ percentageComplete: 50, instancesToUpdate: 0, preferences });

/** A refresh that was seen to be as it is at second 0, so many seconds ago. */
const rows: readonly (readonly [
  title: string,
  snapshot: Snapshot,
  ago: number,
  seconds: number,
])[] = [
  [
    "in 3 s while the refresh is pending, which lasts 5 to 10 s",
    aRefresh({ status: "Pending" }),
    5,
    3,
  ],
  ["in 5 s when it is pending for long", aRefresh({ status: "Pending" }), 60, 5],
  ["in 3 s while it is being cancelled", aRefresh({ status: "Cancelling" }), 10, 3],
  ["in 20 s when a hook holds the cancellation", aRefresh({ status: "Cancelling" }), 100, 20],
  ["in 20 s while batches are left", aRefresh(), 0, 20],
  ["in 30 s when nothing has changed for 5 minutes", aRefresh(), 400, 30],
  ["in a minute when nothing has changed for a quarter of an hour", aRefresh(), 1000, 60],
  ["just before AWS gives up for want of progress", aRefresh(), 3560, 32],
  ["often while AWS is about to give up", aRefresh(), 3610, 3],
  ["in a minute again when AWS did not give up", aRefresh(), 3800, 60],
  ["when the health checks of the last batch are due", lastBatch(), 60, 37],
  ["often when the last batch is due", lastBatch(), 100, 3],
  ["less often when the last batch is late", lastBatch(), 130, 5],
  ["now and then when the last batch is very late", lastBatch(), 400, 20],
  ["in 40 s when a long warm-up has just begun", lastBatch({ instanceWarmup: 300 }), 10, 40],
  ["often when a long warm-up is over", lastBatch({ instanceWarmup: 300 }), 305, 3],
  [
    "often when the last instances are being terminated",
    aRefresh({ percentageComplete: 100, instancesToUpdate: 0 }),
    20,
    3,
  ],
  [
    "when the last checkpoint of a partial refresh is due",
    aRefresh({ percentageComplete: 12, preferences: { checkpointPercentages: [25] } }),
    60,
    37,
  ],
  [
    "as usual before the last batch of a partial refresh",
    aRefresh({ percentageComplete: 10, preferences: { checkpointPercentages: [50] } }),
    60,
    20,
  ],
  [
    "often when a rollback has taken everything back",
    aRefresh({ status: "RollbackInProgress", percentageComplete: 0 }),
    100,
    3,
  ],
  [
    "as usual while a rollback goes on",
    aRefresh({ status: "RollbackInProgress", percentageComplete: 40 }),
    100,
    20,
  ],
  ["shortly before the end of a bake time", baking(bakeText(44)), 10, 40],
  ["often at the end of a bake time", baking(bakeText(2)), 10, 3],
  ["in a minute while a bake time is long", baking(bakeText(3000)), 10, 60],
  ["in 20 s when AWS does not count the bake time down", baking("Baking."), 10, 20],
  ["in 20 s when AWS says nothing about the bake time", baking(), 10, 20],
];

describe("the next poll", () => {
  for (const [title, snapshot, ago, seconds] of rows) {
    it(`comes ${title}`, () => {
      const changes: Change[] = [{ after: 0, by: 0, snapshot }];
      assert.equal(nextPoll({ changes, snapshot, now: ago }).in, seconds);
    });
  }

  it("comes in 3 s when nothing has been seen yet", () => {
    assert.equal(nextPoll({ changes: [], snapshot: undefined, now: 100 }).in, 3);
  });

  it("goes by the batches before the last one", () => {
    const at = (by: number, percentageComplete: number, instancesToUpdate: number): Change => ({
      after: by,
      by,
      snapshot: aRefresh({ percentageComplete, instancesToUpdate }),
    });
    const changes = [at(0, 25, 1), at(200, 50, 1), at(210, 75, 0)];
    const snapshot = changes.at(-1)?.snapshot;
    assert.equal(nextPoll({ changes, snapshot, now: 380 }).in, 20);
    assert.equal(nextPoll({ changes, snapshot, now: 402 }).in, 3);
  });

  it("knows no length of a step that a poll did not see begin", () => {
    const begun: Change = { after: 0, by: 0, snapshot: aRefresh({ status: "Pending" }) };
    const now: Change = { after: 0, by: 90, snapshot: lastBatch() };
    const { maxDelaySeconds } = nextPoll({
      changes: [begun, now],
      snapshot: now.snapshot,
      now: 95,
    });
    assert.equal(maxDelaySeconds, 30);
  });

  it("comes less often when the polls before were so far apart that nobody knows well when the end is due", () => {
    const seen = (after: number): number => {
      const changes: Change[] = [{ after, by: 0, snapshot: lastBatch() }];
      return Math.round(nextPoll({ changes, snapshot: lastBatch(), now: 100 }).in);
    };
    assert.deepEqual([seen(0), seen(-20), seen(-110), seen(-290)], [3, 3, 9, 21]);
  });

  for (const [title, snapshot, ago, maxDelaySeconds] of [
    ["an end that is due", lastBatch(), 100, 30],
    ["an end that is due by then", lastBatch(), 60, 30],
    ["the end of a bake time that is due by then", baking(bakeText(44)), 10, 30],
    ["a cancellation", aRefresh({ status: "Cancelling" }), 10, 30],
    ["an hour without progress that is nearly over", aRefresh(), 3560, 30],
    ["the middle of a roll", aRefresh(), 0, 200],
    ["the beginning", aRefresh({ status: "Pending" }), 5, 200],
    ["an end that is far away", lastBatch({ instanceWarmup: 300 }), 10, 200],
    ["a bake time that is long", baking(bakeText(3000)), 10, 200],
  ] as const) {
    it(`lets more urgent calls go first for ${maxDelaySeconds} s when it is for ${title}`, () => {
      const changes: Change[] = [{ after: 0, by: 0, snapshot }];
      assert.equal(nextPoll({ changes, snapshot, now: ago }).maxDelaySeconds, maxDelaySeconds);
    });
  }
});
