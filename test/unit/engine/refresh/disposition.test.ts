/** What a refresh does with instances that it may not simply replace. */
import assert from "node:assert/strict";
import { dispositionsOf, type Dispositions } from "../../../../engine/refresh/disposition";
import { surveyFleet } from "../../../../engine/refresh/fleet";
import type { Preferences } from "../../../../engine/inputs/inputs";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aTarget } from "../../../support/provider/a-target";

const protectedFromScaleIn = true;
const lifecycleState = "Standby";
const group = aGroup({
  instances: [
    anInstance("i-new", 2),
    anInstance("i-old", 1),
    anInstance("i-new-waitingProtected", 2, { protectedFromScaleIn }),
    anInstance("i-old-waitingProtected", 1, { protectedFromScaleIn }),
    anInstance("i-new-standby", 2, { lifecycleState }),
    anInstance("i-old-standby", 1, { lifecycleState }),
  ],
});

function dispositions(skipMatching: boolean, preferences?: Preferences): Record<string, string> {
  const fleet = surveyFleet(group, aTarget(2));
  assert.ok(fleet);
  const entries: readonly [string, Dispositions[keyof Dispositions]][] = Object.entries(
    dispositionsOf(fleet, { preferences, skipMatching }),
  );
  return Object.fromEntries(
    entries.flatMap(([fate, instances]) =>
      instances.map(({ instanceId }) => [instanceId, fate] as const),
    ),
  );
}

describe("the dispositions of instances", () => {
  it("are to be waited for, unless the preferences say otherwise", () => {
    assert.deepEqual(dispositions(true), {
      "i-new": "skipped",
      "i-old": "replaced",
      "i-new-waitingProtected": "skipped",
      "i-old-waitingProtected": "waitingProtected",
      "i-new-standby": "skipped",
      "i-old-standby": "waitingStandby",
    });
  });

  it("do not depend on the target where a match is no reason to be skipped", () => {
    assert.deepEqual(dispositions(false), {
      "i-new": "replaced",
      "i-old": "replaced",
      "i-new-waitingProtected": "waitingProtected",
      "i-old-waitingProtected": "waitingProtected",
      "i-new-standby": "waitingStandby",
      "i-old-standby": "waitingStandby",
    });
  });

  it("are to be replaced or terminated where that was asked for", () => {
    const preferences = {
      scaleInProtectedInstances: "Refresh" as const,
      standbyInstances: "Terminate" as const,
    };
    const { "i-old-waitingProtected": waitingProtected, "i-old-standby": standby } = dispositions(
      true,
      preferences,
    );
    assert.deepEqual([waitingProtected, standby], ["replaced", "ended"]);
  });

  it("are to be left alone where that was asked for", () => {
    const preferences = {
      scaleInProtectedInstances: "Ignore" as const,
      standbyInstances: "Ignore" as const,
    };
    const { "i-old-waitingProtected": waitingProtected, "i-old-standby": standby } = dispositions(
      false,
      preferences,
    );
    assert.deepEqual([waitingProtected, standby], ["skipped", "skipped"]);
  });
});
