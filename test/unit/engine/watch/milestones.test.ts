/** Which changes of a refresh get a line that stays. */
import assert from "node:assert/strict";
import type { Snapshot } from "../../../../engine/refresh/snapshot";
import { milestoneOf } from "../../../../engine/watch/milestones";
import { aRefresh, aSuccess } from "../../../support/provider/a-refresh";

const at = (percentageComplete: number, more: Partial<Snapshot> = {}): Snapshot =>
  aRefresh({ percentageComplete, instancesToUpdate: 2, ...more });

const preferences = { checkpointPercentages: [20, 60, 100], checkpointDelay: 600 };

const rows: readonly {
  readonly it: string;
  readonly from: Snapshot;
  readonly to: Snapshot;
  readonly line: string | undefined;
}[] = [
  {
    it: "nothing for the beginning",
    from: aRefresh({ status: "Pending" }),
    to: at(0),
    line: undefined,
  },
  { it: "nothing between two quarters", from: at(26), to: at(49), line: undefined },
  {
    it: "a quarter that is passed",
    from: at(0),
    to: at(33),
    line: "33% complete after 2 min, 2 instances left",
  },
  {
    it: "one line for two quarters in one step",
    from: at(10),
    to: at(60),
    line: "60% complete after 2 min, 2 instances left",
  },
  {
    it: "nothing for all of it: the end has a line of its own",
    from: at(80),
    to: at(100),
    line: undefined,
  },
  {
    it: "nothing where no instance is left: the end has a line of its own",
    from: at(66),
    to: at(83, { instancesToUpdate: 0 }),
    line: undefined,
  },
  { it: "nothing for the success", from: at(100), to: aSuccess(), line: undefined },
  {
    it: "a checkpoint, with the pause",
    from: at(10, { preferences }),
    to: at(20, { preferences }),
    line: "checkpoint 20% reached after 2 min, 2 instances left; AWS pauses for 10 min",
  },
  {
    it: "AWS's own pause of an hour, where none is given",
    from: at(10),
    to: at(20, { preferences: { checkpointPercentages: [20, 100] } }),
    line: "checkpoint 20% reached after 2 min, 2 instances left; AWS pauses for 1 h",
  },
  {
    it: "the bake time",
    from: at(100),
    to: at(100, { status: "Baking", preferences: { bakeTime: 900 } }),
    line: "every instance is replaced; baking for 15 min",
  },
  {
    it: "a rollback, with AWS's reason for it",
    from: at(40),
    to: at(40, {
      status: "RollbackInProgress",
      rollbackDetails: { rollbackReason: "Alarm x is in ALARM." },
    }),
    line: "AWS is rolling back: Alarm x is in ALARM",
  },
  {
    it: "nothing for the way back",
    from: at(40, { status: "RollbackInProgress" }),
    to: at(20, { status: "RollbackInProgress" }),
    line: undefined,
  },
  {
    it: "a cancellation",
    from: at(40),
    to: at(40, { status: "Cancelling" }),
    line: "AWS is cancelling the refresh",
  },
  {
    it: "nothing for a status that nobody has heard of",
    from: at(40),
    to: at(60, { status: "Paused" }),
    line: undefined,
  },
];

describe("a milestone", () => {
  for (const { it: title, from, to, line } of rows) {
    it(`is: ${title}`, () => {
      assert.equal(milestoneOf(from, to, 120), line);
    });
  }

  it("has no time where an earlier run started the refresh", () => {
    assert.equal(milestoneOf(at(20), at(50), undefined), "50% complete, 2 instances left");
  });
});
