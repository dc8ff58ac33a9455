/** The pieces that situations are made of, and a table of decisions turned into tests. */
import assert from "node:assert/strict";
import {
  decide,
  type Decision,
  type ObservedRefresh,
  type ObservedState,
} from "../../../../engine/decision/decide";
import type { SavedState, RollReason } from "../../../../engine/decision/reasons";
import type { Snapshot } from "../../../../engine/refresh/snapshot";
import { aRefresh, aSuccess } from "../../../support/provider/a-refresh";
import { aTarget, aDesired } from "../../../support/provider/a-target";

/** Version 1 runs everywhere, and version 2 is wanted. */
export const atOne: SavedState = {
  lastSuccess: aDesired(1),
  lastAttempt: aDesired(1),
  instanceRefreshId: "r-1",
  status: "Successful",
};
/** Our refresh to version 2 was not over when we last looked. */
export const tried: SavedState = {
  lastSuccess: aDesired(1),
  lastAttempt: aDesired(2),
  instanceRefreshId: "r-ours",
  status: "InProgress",
};
export const moved: RollReason = { kind: "target", from: aTarget(1), to: aTarget(2) };
export const unfinished = {
  kind: "unfinished",
  instanceRefreshId: "r-ours",
  status: "InProgress",
} as const satisfies RollReason;

/** AWS echoes completed preferences. */
export const echo = {
  minHealthyPercentage: 90,
  instanceWarmup: 0,
  skipMatching: true,
  autoRollback: false,
};
export const theirs = aRefresh({ instanceRefreshId: "r-theirs" });
export const success = aSuccess({ instanceRefreshId: "r-new", preferences: echo });
export const onTarget = (snapshot: Snapshot): ObservedRefresh => ({ snapshot, isOnTarget: true });
export const elsewhere = (snapshot: Snapshot): ObservedRefresh => ({ snapshot, isOnTarget: false });

export const plain: ObservedState = {
  saved: atOne,
  desired: aDesired(2),
  history: [],
  canSkipMatching: true,
  onConflict: "wait",
  isEquivalent: false,
  hold: false,
  retryAfterRollback: false,
};
export const started = (reasons: readonly RollReason[], skipMatching = true): Decision => ({
  act: "start",
  reasons,
  preferences: { skipMatching },
});

export type Rows = readonly (readonly [
  title: string,
  state: Partial<ObservedState>,
  decision: Decision,
])[];

export function decides(rows: Rows): void {
  for (const [title, state, decision] of rows) {
    it(title, () => {
      assert.deepEqual(decide({ ...plain, ...state }), decision);
    });
  }
}
