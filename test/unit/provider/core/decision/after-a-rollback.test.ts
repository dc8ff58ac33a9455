/** What is done about a target that was rolled back. */
import { aRefresh } from "../../../../support/provider/a-refresh";
import { aTarget, aWanted } from "../../../../support/provider/a-target";
import { echo, tried, moved, unfinished, onTarget, elsewhere, started, decides } from "./decides";

describe("decide, after a rollback", () => {
  const rolledBack = aRefresh({ status: "RollbackSuccessful" });
  const start = started([unfinished, moved]);
  decides([
    [
      "does not try by itself the target that was rolled back",
      { past: tried, history: [onTarget(rolledBack)] },
      { act: "holdBack", refresh: rolledBack },
    ],
    [
      "tries the target again when that was asked for",
      { past: tried, retryAfterRollback: true, history: [onTarget(rolledBack)] },
      start,
    ],
    [
      "tries another target",
      { past: tried, wanted: aWanted(3), history: [elsewhere(rolledBack)] },
      started([unfinished, { kind: "target", from: aTarget(1), to: aTarget(3) }]),
    ],
    [
      "tries the target again when a trigger has changed",
      { past: tried, wanted: aWanted(2, { deploy: 2 }), history: [onTarget(rolledBack)] },
      started([unfinished, moved, { kind: "triggers", names: ["deploy"] }], false),
    ],
    [
      "tries it again for changed triggers also where every refresh replaces every instance",
      {
        past: tried,
        wanted: aWanted(2, { deploy: 2 }),
        history: [onTarget({ ...rolledBack, preferences: { ...echo, skipMatching: false } })],
      },
      started([unfinished, moved, { kind: "triggers", names: ["deploy"] }], false),
    ],
    [
      "tries the target again when the rollback failed too",
      { past: tried, history: [onTarget({ ...rolledBack, status: "RollbackFailed" })] },
      start,
    ],
    [
      "does not try again what a run that died had started, when AWS has rolled that back",
      { history: [onTarget({ ...rolledBack, instanceRefreshId: "r-new", preferences: echo })] },
      {
        act: "holdBack",
        refresh: { ...rolledBack, instanceRefreshId: "r-new", preferences: echo },
      },
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
      { past: tried, history: [onTarget({ ...rolledBack, instanceRefreshId: "r-theirs" })] },
      start,
    ],
  ]);
});
