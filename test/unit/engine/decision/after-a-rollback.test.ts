/** What is done about a target that was rolled back. */
import { aRefresh, aSuccess } from "../../../support/provider/a-refresh";
import { aTarget, aDesired } from "../../../support/provider/a-target";
import {
  echo,
  theirs,
  tried,
  moved,
  unfinished,
  onTarget,
  elsewhere,
  started,
  decides,
} from "./decides";

describe("decide, after a rollback", () => {
  const rolledBack = aRefresh({ status: "RollbackSuccessful" });
  const done = aSuccess({ instanceRefreshId: "r-theirs", preferences: { ...echo, bakeTime: 60 } });
  const ended = { ...unfinished, status: "RollbackSuccessful" };
  const start = started([ended, moved]);
  decides([
    [
      "does not try by itself the target that was rolled back",
      { saved: tried, history: [onTarget(rolledBack)] },
      { act: "block", refresh: rolledBack },
    ],
    [
      "tries the target again when that was asked for",
      { saved: tried, retryAfterRollback: true, history: [onTarget(rolledBack)] },
      start,
    ],
    [
      "tries another target",
      { saved: tried, desired: aDesired(3), history: [elsewhere(rolledBack)] },
      started([ended, { kind: "target", from: aTarget(1), to: aTarget(3) }]),
    ],
    [
      "tries the target again when a trigger has changed",
      { saved: tried, desired: aDesired(2, { deploy: 2 }), history: [onTarget(rolledBack)] },
      started([ended, moved, { kind: "triggers", names: ["deploy"] }], false),
    ],
    [
      "tries it again for changed triggers also where every refresh replaces every instance",
      {
        saved: tried,
        desired: aDesired(2, { deploy: 2 }),
        history: [onTarget({ ...rolledBack, preferences: { ...echo, skipMatching: false } })],
      },
      started([ended, moved, { kind: "triggers", names: ["deploy"] }], false),
    ],
    [
      "tries the target again when the rollback failed too",
      { saved: tried, history: [onTarget({ ...rolledBack, status: "RollbackFailed" })] },
      started([{ ...unfinished, status: "RollbackFailed" }, moved]),
    ],
    [
      "does not try again what a run that died had started, when AWS has rolled that back",
      { history: [onTarget({ ...rolledBack, instanceRefreshId: "r-new", preferences: echo })] },
      {
        act: "block",
        refresh: { ...rolledBack, instanceRefreshId: "r-new", preferences: echo },
      },
    ],
    [
      "neither waits for somebody else's refresh nor cancels it for a target that it would not try",
      {
        saved: tried,
        onConflict: "supersede",
        history: [elsewhere(theirs), elsewhere(rolledBack)],
      },
      { act: "block", refresh: rolledBack, since: theirs },
    ],
    [
      "adopts somebody else's refresh that tries the target again",
      { saved: tried, history: [onTarget(theirs), elsewhere(rolledBack)] },
      { act: "follow", refresh: theirs, whose: "theirs" },
    ],
    [
      "has AWS end a refresh at once when somebody else has brought the whole fleet to the target",
      { saved: tried, isFleetDone: true, history: [onTarget(done), elsewhere(rolledBack)] },
      start,
    ],
    [
      "does not try it on a whole fleet that is on the target, where no match is skipped",
      {
        saved: tried,
        isFleetDone: true,
        preferences: { skipMatching: false },
        history: [onTarget(done), elsewhere(rolledBack)],
      },
      { act: "block", refresh: rolledBack, since: done },
    ],
    [
      "does not mind a rollback that another refresh came after",
      {
        history: [
          elsewhere(aRefresh({ instanceRefreshId: "r-later", status: "Successful" })),
          onTarget({ ...rolledBack, instanceRefreshId: "r-new", preferences: echo }),
        ],
      },
      started([moved]),
    ],
    [
      "does not mind the rollback of somebody else's refresh",
      { saved: tried, history: [onTarget({ ...rolledBack, instanceRefreshId: "r-theirs" })] },
      started([unfinished, moved]),
    ],
  ]);
});
