/** Whether targets mean the same fleet where a group launches from a launch configuration. */
import assert from "node:assert/strict";
import { isSameTarget, type Target } from "../../../../engine/refresh/target";
import { aTarget } from "../../../support/provider/a-target";

describe("a target that is a launch configuration", () => {
  const of = (launchConfigurationName?: string): Target => ({
    from: "group",
    ...(launchConfigurationName !== undefined && { launchConfigurationName }),
  });
  const rows = [
    ["is another fleet with another launch configuration", of("web-1"), of("web-2"), false],
    ["is the same fleet with the same launch configuration", of("web-1"), of("web-1"), true],
    [
      "is the same fleet as one of which an earlier version has kept no name",
      of(),
      of("web-2"),
      true,
    ],
    ["is another fleet with a launch template instead", of("web-1"), aTarget(2), false],
  ] as const;
  for (const [title, one, other, is] of rows) {
    it(title, () => {
      assert.deepEqual([isSameTarget(one, other), isSameTarget(other, one)], [is, is]);
    });
  }
});
