/** The preferences that a refresh is started with. */
import type { RollReason } from "../../../../engine/decision/reasons";
import { aSuccess } from "../../../support/provider/a-refresh";
import { aDesired } from "../../../support/provider/a-target";
import { moved, onTarget, started, tried, unfinished, decides } from "./decides";

describe("decide, on preferences", () => {
  const triggered = aDesired(1, { deploy: 2 });
  const triggers: RollReason = { kind: "triggers", names: ["deploy"] };
  decides([
    [
      "replaces matching instances when only triggers changed",
      { desired: triggered },
      started([triggers], false),
    ],
    [
      "skips matching instances when the template changed with the triggers",
      { desired: aDesired(2, { deploy: 2 }) },
      started([moved, triggers]),
    ],
    [
      "replaces matching instances when triggers changed, and the template only in fields to be ignored",
      { desired: aDesired(2, { deploy: 2 }), isEquivalent: true },
      started([triggers], false),
    ],
    [
      "replaces matching instances when triggers changed after half a roll to the same target",
      { saved: { ...tried, status: "Failed" }, desired: aDesired(2, { deploy: 2 }) },
      started([{ ...unfinished, status: "Failed" }, moved, triggers], false),
    ],
    [
      "replaces matching instances when triggers changed again after a success that was not proven",
      {
        saved: {
          lastAttempt: aDesired(1, { deploy: 1 }),
          instanceRefreshId: "r-ours",
          status: "Successful",
        },
        desired: triggered,
        isFleetDone: true,
        history: [onTarget(aSuccess())],
      },
      started([{ ...unfinished, status: "Successful" }, triggers], false),
    ],
    [
      "skips matching instances when half a roll to another target than before is tried again",
      { saved: { ...tried, status: "Failed" } },
      started([{ ...unfinished, status: "Failed" }, moved]),
    ],
    [
      "does not skip matching where AWS would reject it",
      { canSkipMatching: false },
      started([moved], false),
    ],
    [
      "takes the user's word on skip matching",
      { desired: triggered, preferences: { skipMatching: true, minHealthyPercentage: 50 } },
      {
        act: "start",
        reasons: [triggers],
        preferences: { skipMatching: true, minHealthyPercentage: 50 },
      },
    ],
  ]);
});
