/** What is done when no refresh is active. */
import { aRefresh } from "../../../support/provider/a-refresh";
import { aDesired } from "../../../support/provider/a-target";
import { tried, moved, unfinished, theirs, onTarget, elsewhere, started, decides } from "./decides";

describe("decide, with nothing in the way", () => {
  decides([
    [
      "does nothing when the fleet was rolled to the same",
      { desired: aDesired("1") },
      { act: "nothing" },
    ],
    [
      "does nothing when the fleet was rolled to the same, whoever's refresh is active",
      { desired: aDesired(1), history: [elsewhere(theirs)] },
      { act: "nothing" },
    ],
    [
      "does nothing for a version that differs only in fields to be ignored",
      { isEquivalent: true },
      { act: "nothing" },
    ],
    [
      "only remembers what there is to roll while on hold",
      { hold: true },
      { act: "hold", reasons: [moved] },
    ],
    [
      "leaves an active refresh alone while on hold",
      { hold: true, saved: tried, history: [onTarget(aRefresh())] },
      { act: "hold", reasons: [unfinished, moved] },
    ],
    ["starts for another version", {}, started([moved])],
    ["starts for a new resource", { saved: {} }, started([{ kind: "created" }])],
    [
      "starts again after a refresh that failed",
      { saved: tried, history: [onTarget(aRefresh({ status: "Failed" }))] },
      started([{ ...unfinished, status: "Failed" }, moved]),
    ],
    [
      "starts again after a refresh that was cancelled",
      { saved: tried, history: [onTarget(aRefresh({ status: "Cancelled" }))] },
      started([{ ...unfinished, status: "Cancelled" }, moved]),
    ],
    [
      "starts again when AWS has forgotten our refresh",
      { saved: tried },
      started([unfinished, moved]),
    ],
  ]);
});
