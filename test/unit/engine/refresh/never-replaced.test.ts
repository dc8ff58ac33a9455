/** Which instances are still there of those that a refresh was to replace whatever they run. */
import assert from "node:assert/strict";
import type { Group } from "../../../../engine/refresh/group";
import type { Preferences } from "../../../../engine/inputs/inputs";
import { findNotReplaced } from "../../../../engine/refresh/outdated-instances";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aTarget } from "../../../support/provider/a-target";

describe("neverReplaced", () => {
  const ids = (group: Group, preferences?: Preferences) =>
    findNotReplaced(["i-a", "i-b"], group, aTarget("2"), preferences).map(
      ({ instance, reason }) => [instance.instanceId, reason],
    );

  it("finds the instances that are still there", () => {
    const after = aGroup({ instances: [anInstance("i-a", 2), anInstance("i-new", 2)] });
    assert.deepEqual(ids(after), [["i-a", undefined]]);
  });

  it("says why they are left", () => {
    const after = aGroup({ instances: [anInstance("i-a", 2, { protectedFromScaleIn: true })] });
    assert.deepEqual(ids(after, { scaleInProtectedInstances: "Ignore" }), [
      ["i-a", "it is protected from scale in, which this refresh ignores"],
    ]);
  });

  it("does not count those that do not run the target: they are left behind", () => {
    const after = aGroup({ instances: [anInstance("i-a", 1), anInstance("i-b", 2)] });
    assert.deepEqual(ids(after), [["i-b", undefined]]);
  });

  it("does not count those that are on their way out", () => {
    const instances = [anInstance("i-a", 2, { lifecycleState: "Terminating:Wait" })];
    const after = aGroup({ instances });
    assert.deepEqual(ids(after), []);
  });
});
