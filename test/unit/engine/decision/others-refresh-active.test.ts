/** What is done about somebody else's refresh. */
import { aDesired } from "../../../support/provider/a-target";
import { tried, echo, theirs, onTarget, elsewhere, decides } from "./decides";

describe("decide, with somebody else's refresh active", () => {
  const back = { ...theirs, status: "RollbackInProgress" };
  const retrigger = { ...theirs, preferences: { ...echo, skipMatching: false } };
  const patient = { ...theirs, preferences: { ...retrigger.preferences, bakeTime: 60 } };
  const ending = { ...theirs, status: "Cancelling" };
  decides([
    [
      "adopts it when it rolls to what is wanted",
      { history: [onTarget(theirs)] },
      { act: "follow", refresh: theirs, whose: "theirs" },
    ],
    [
      "adopts it even where others' refreshes are refused",
      { onConflict: "fail", history: [onTarget(theirs)] },
      { act: "follow", refresh: theirs, whose: "theirs" },
    ],
    [
      "adopts it for a new resource, as a run that died leaves one",
      { saved: {}, history: [onTarget(theirs)] },
      { act: "follow", refresh: theirs, whose: "theirs" },
    ],
    [
      "waits for it when it skips what matches, which is not what changed triggers ask for",
      {
        desired: aDesired(1, { deploy: 2 }),
        history: [onTarget({ ...theirs, preferences: echo })],
      },
      { act: "waitFor", refresh: { ...theirs, preferences: echo } },
    ],
    [
      "waits for it when it was begun with other preferences than changed triggers would begin one",
      { desired: aDesired(1, { deploy: 2 }), history: [onTarget(patient)] },
      { act: "waitFor", refresh: patient },
    ],
    [
      "adopts it when a run that died after changed triggers would have begun it like that",
      { desired: aDesired(1, { deploy: 2 }), history: [onTarget(retrigger)] },
      { act: "follow", refresh: retrigger, whose: "theirs" },
    ],
    [
      "waits for it when it skips what half a roll has begun before triggers changed",
      {
        saved: { ...tried, status: "Failed" },
        desired: aDesired(2, { deploy: 2 }),
        history: [onTarget({ ...theirs, preferences: echo })],
      },
      { act: "waitFor", refresh: { ...theirs, preferences: echo } },
    ],
    [
      "waits for it when it rolls to something else",
      { history: [elsewhere(theirs)] },
      { act: "waitFor", refresh: theirs },
    ],
    [
      "supersedes it when that was asked for",
      { onConflict: "supersede", history: [elsewhere(theirs)] },
      { act: "supersede", refresh: theirs, whose: "theirs" },
    ],
    [
      "refuses when that was asked for",
      { onConflict: "fail", history: [elsewhere(theirs)] },
      { act: "refuse", refresh: theirs },
    ],
    [
      "does not adopt it while it rolls back, though it once rolled to what is wanted",
      { history: [onTarget(back)] },
      { act: "waitFor", refresh: back },
    ],
    [
      "waits for its rollback even where others' refreshes are superseded: cancelling it would leave the fleet mixed",
      { onConflict: "supersede", history: [onTarget(back)] },
      { act: "waitFor", refresh: back },
    ],
    [
      "refuses while it rolls back when that was asked for",
      { onConflict: "fail", history: [onTarget(back)] },
      { act: "refuse", refresh: back },
    ],
    [
      "waits for its end while it is being cancelled, without cancelling it twice",
      { onConflict: "supersede", history: [elsewhere(ending)] },
      { act: "waitFor", refresh: ending },
    ],
  ]);
});
