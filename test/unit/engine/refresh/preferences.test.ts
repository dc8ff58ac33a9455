/** The preferences that go to AWS, and how a refresh is recognised by their echo. */
import assert from "node:assert/strict";
import type { Preferences } from "../../../../engine/inputs/inputs";
import { toPreferencesSent, wasStartedWith } from "../../../../engine/refresh/preferences";

describe("toSentPreferences", () => {
  const fallback = { skipMatching: true };

  it("decides skip matching where the user left it open", () => {
    assert.deepEqual(toPreferencesSent(undefined, fallback), { skipMatching: true });
  });

  it("keeps the user's own choice of skip matching", () => {
    assert.deepEqual(toPreferencesSent({ skipMatching: false }, fallback), { skipMatching: false });
  });

  it("drops empty lists and objects, which once hung a refresh for ever", () => {
    const given = {
      minHealthyPercentage: 0,
      checkpointPercentages: [],
      alarmSpecification: { alarms: [] },
    };
    assert.deepEqual(toPreferencesSent(given, fallback), {
      minHealthyPercentage: 0,
      skipMatching: true,
    });
  });
});

/** What AWS echoes when nothing but skip matching was given. */
const completed: Preferences = {
  minHealthyPercentage: 90,
  instanceWarmup: 300,
  skipMatching: true,
  autoRollback: false,
  alarmSpecification: {},
};

const rows: readonly (readonly [
  title: string,
  sent: Preferences,
  echoed: Preferences | undefined,
  is: boolean,
])[] = [
  ["recognises an echo that AWS has completed", { skipMatching: true }, completed, true],
  [
    "recognises every preference that was sent",
    { skipMatching: true, minHealthyPercentage: 90, bakeTime: 60 },
    { ...completed, bakeTime: 60 },
    true,
  ],
  [
    "recognises checkpoints in their order",
    { skipMatching: true, checkpointPercentages: [50, 100] },
    { ...completed, checkpointPercentages: [50, 100] },
    true,
  ],
  ["refuses another value", { skipMatching: false }, completed, false],
  [
    "refuses an echo without a preference that was sent",
    { skipMatching: true, bakeTime: 60 },
    completed,
    false,
  ],
  ["refuses an absent echo", { skipMatching: true }, undefined, false],
  [
    "refuses a maximum that was not sent",
    { skipMatching: true },
    { ...completed, maxHealthyPercentage: 110 },
    false,
  ],
  [
    "refuses checkpoints that were not sent",
    { skipMatching: true },
    { ...completed, checkpointPercentages: [50, 100] },
    false,
  ],
  [
    "refuses a checkpoint delay that was not sent",
    { skipMatching: true },
    { ...completed, checkpointDelay: 60 },
    false,
  ],
  [
    "refuses a bake time that was not sent",
    { skipMatching: true },
    { ...completed, bakeTime: 60 },
    false,
  ],
  [
    "refuses a choice for protected instances that was not sent",
    { skipMatching: true },
    { ...completed, scaleInProtectedInstances: "Ignore" },
    false,
  ],
  [
    "refuses a choice for standby instances that was not sent",
    { skipMatching: true },
    { ...completed, standbyInstances: "Ignore" },
    false,
  ],
];

describe("wasStartedWith", () => {
  for (const [title, sent, echoed, is] of rows) {
    it(title, () => {
      assert.equal(wasStartedWith(sent, echoed), is);
    });
  }
});
