/** The line that says where a refresh stands, and when it is worth another one. */
import assert from "node:assert/strict";
import { progressKey, renderProgress } from "../../../../engine/refresh/progress";
import type { Snapshot } from "../../../../engine/refresh/snapshot";
import { aRefresh } from "../../../support/provider/a-refresh";

const lines: readonly (readonly [snapshot: Snapshot, line: string])[] = [
  [aRefresh(), "40% complete, 6 instances left (InProgress)"],
  [
    aRefresh({ statusReason: "Waiting for instances to warm up before continuing." }),
    "40% complete, 6 instances left (InProgress): Waiting for instances to warm up before continuing",
  ],
  [aRefresh({ instancesToUpdate: 1 }), "40% complete, 1 instance left (InProgress)"],
  [
    aRefresh({ percentageComplete: 0, instancesToUpdate: 0 }),
    "0% complete, 0 instances left (InProgress)",
  ],
  [
    aRefresh({
      progressDetails: { warmPoolProgress: { percentageComplete: 50, instancesToUpdate: 1 } },
    }),
    "40% complete, 6 instances left, warm pool 50% complete, 1 left (InProgress)",
  ],
  [{ instanceRefreshId: "r-1", status: "Pending" }, "Pending"],
  [
    { instanceRefreshId: "r-1", status: "InProgress", percentageComplete: 10 },
    "10% complete (InProgress)",
  ],
  [
    { instanceRefreshId: "r-1", status: "InProgress", instancesToUpdate: 2 },
    "2 instances left (InProgress)",
  ],
  [{ instanceRefreshId: "r-1", status: "Pending", statusReason: "Soon." }, "Pending: Soon"],
];

describe("renderProgress", () => {
  for (const [snapshot, line] of lines) {
    it(`writes "${line}"`, () => {
      assert.equal(renderProgress(snapshot), line);
    });
  }
});

const waiting = (id: string): string =>
  `Waiting for remaining instances to be available. For example: ${id} is warming up.`;
const changes: readonly (readonly [
  title: string,
  one: Snapshot,
  other: Snapshot,
  isChange: boolean,
])[] = [
  ["another status", aRefresh(), aRefresh({ status: "Baking" }), true],
  ["another percentage", aRefresh(), aRefresh({ percentageComplete: 50 }), true],
  ["another number of instances", aRefresh(), aRefresh({ instancesToUpdate: 5 }), true],
  ["a first reason", aRefresh(), aRefresh({ statusReason: "Waiting." }), true],
  [
    "another reason",
    aRefresh({ statusReason: "Waiting." }),
    aRefresh({ statusReason: "Checking." }),
    true,
  ],
  [
    "another instance in the reason",
    aRefresh({ statusReason: waiting("i-0a1") }),
    aRefresh({ statusReason: waiting("i-0b2") }),
    false,
  ],
  [
    "fewer seconds in the reason",
    aRefresh({ statusReason: "59 seconds left." }),
    aRefresh({ statusReason: "9 seconds left." }),
    false,
  ],
];

describe("progressKey", () => {
  for (const [title, one, other, isChange] of changes) {
    it(`${isChange ? "changes" : "stays"} with ${title}`, () => {
      assert.equal(progressKey(one) !== progressKey(other), isChange);
    });
  }
});
