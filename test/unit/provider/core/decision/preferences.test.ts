/** The preferences that a refresh is started with. */
import type { RollReason } from "../../../../../provider/core/roll-reason";
import { aWanted } from "../../../../support/provider/a-target";
import { moved, started, decides } from "./decides";

describe("decide, on preferences", () => {
  const triggered = aWanted(1, { deploy: 2 });
  const triggers: RollReason = { kind: "triggers", names: ["deploy"] };
  decides([
    [
      "replaces matching instances when only triggers changed",
      { wanted: triggered },
      started([triggers], false),
    ],
    [
      "skips matching instances when the template changed with the triggers",
      { wanted: aWanted(2, { deploy: 2 }) },
      started([moved, triggers]),
    ],
    [
      "does not skip matching where AWS would reject it",
      { canSkipMatching: false },
      started([moved], false),
    ],
    [
      "takes the user's word on skip matching",
      { wanted: triggered, preferences: { skipMatching: true, minHealthyPercentage: 50 } },
      {
        act: "start",
        reasons: [triggers],
        preferences: { skipMatching: true, minHealthyPercentage: 50 },
      },
    ],
  ]);
});
