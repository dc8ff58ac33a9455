/** Whether a fleet has nothing left to be rolled. */
import assert from "node:assert/strict";
import { isRolled, surveyFleet } from "../../../../engine/refresh/fleet";
import type { GroupInstance } from "../../../../engine/refresh/group";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aTarget } from "../../../support/provider/a-target";

describe("a fleet that is rolled", () => {
  const standby = anInstance("i-s", 2, { lifecycleState: "Standby" });
  const rows: readonly (readonly [string, readonly GroupInstance[], boolean])[] = [
    ["has every instance on the target", [anInstance("i-0a", 2), standby], true],
    ["may be all on standby", [standby], true],
    ["has none in service on anything else", [anInstance("i-0a", 2), anInstance("i-0b", 1)], false],
    ["has instances", [], false],
    ["has more than launches", [anInstance("i-0a", 2, { lifecycleState: "Pending" })], false],
  ];
  for (const [title, instances, expected] of rows) {
    it(title, () => {
      const fleet = surveyFleet(aGroup({ instances }), aTarget(2));
      assert.equal(fleet && isRolled(fleet), expected);
    });
  }
});
