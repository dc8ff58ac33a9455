/** What is done about a refresh of ours that is not over. */
import { aRefresh, aSuccess } from "../../../support/provider/a-refresh";
import { aDesired } from "../../../support/provider/a-target";
import { tried, onTarget, elsewhere, decides } from "./decides";

describe("decide, with a refresh of ours active", () => {
  const active = aRefresh();
  const back = aRefresh({ status: "RollbackInProgress" });
  const ending = aRefresh({ status: "Cancelling" });
  const strange = aRefresh({ status: "Quiescing" });
  decides([
    [
      "resumes it when it is for what is wanted",
      { saved: tried, history: [onTarget(active)] },
      { act: "follow", refresh: active, whose: "ours" },
    ],
    [
      "resumes it by what we asked for, whatever AWS makes of the target",
      { saved: tried, history: [elsewhere(active)] },
      { act: "follow", refresh: active, whose: "ours" },
    ],
    [
      "resumes it in a status that it has never heard of",
      { saved: tried, history: [onTarget(strange)] },
      { act: "follow", refresh: strange, whose: "ours" },
    ],
    [
      "resumes it while it rolls back, to tell how it ends",
      { saved: tried, history: [onTarget(back)] },
      { act: "follow", refresh: back, whose: "ours" },
    ],
    [
      "supersedes it when something else is wanted by now",
      { saved: tried, desired: aDesired(3), history: [elsewhere(active)] },
      { act: "supersede", refresh: active, whose: "ours" },
    ],
    [
      "supersedes it when a trigger has changed since",
      { saved: tried, desired: aDesired(2, { deploy: 2 }), history: [onTarget(active)] },
      { act: "supersede", refresh: active, whose: "ours" },
    ],
    [
      "supersedes it even where others' refreshes are refused",
      { saved: tried, desired: aDesired(3), onConflict: "fail", history: [elsewhere(active)] },
      { act: "supersede", refresh: active, whose: "ours" },
    ],
    [
      "waits for its rollback when something else is wanted by now",
      { saved: tried, desired: aDesired(3), history: [elsewhere(back)] },
      { act: "waitFor", refresh: back },
    ],
    [
      "waits for its end while it is being cancelled",
      { saved: tried, history: [onTarget(ending)] },
      { act: "waitFor", refresh: ending },
    ],
    [
      "finds it behind newer ones that have ended",
      {
        saved: tried,
        history: [elsewhere(aSuccess({ instanceRefreshId: "r-2" })), onTarget(active)],
      },
      { act: "follow", refresh: active, whose: "ours" },
    ],
  ]);
});
