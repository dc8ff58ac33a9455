/** A refresh that would change what kind of configuration the group has. */
import assert from "node:assert/strict";
import { configurationKindIsKept } from "../../../../engine/preflight/configuration-kind-rule";
import type { DesiredConfiguration } from "../../../../engine/inputs/inputs";
import { aGroup } from "../../../support/provider/a-group";
import { mixed } from "../../../support/provider/a-preflight";
import { aConfiguration } from "../../../support/provider/a-target";

const plain = aConfiguration("2");
const policy = mixed([{ instanceType: "t3.small" }]);

function found(
  own: DesiredConfiguration | undefined,
  desired: DesiredConfiguration,
  { isMeant = false, from = "program" }: { isMeant?: boolean; from?: "program" | "group" } = {},
) {
  const { configuration: _, ...group } = aGroup();
  const findings = configurationKindIsKept({
    inputs: { autoScalingGroupName: "web", allowConfigurationKindChange: isMeant },
    target: { from, configuration: desired },
    skipMatching: true,
    group: { ...group, ...(own && { configuration: own }) },
  });
  return findings.map(({ severity, text }) => `${severity}: ${text}`);
}

describe("the kind of a group's configuration", () => {
  it("is an obstacle when the group would lose its mixed instances policy", () => {
    assert.match(
      found(policy, plain).join(),
      /^error: the group has a mixed instances policy.* loses .*allowConfigurationKindChange: true/,
    );
  });

  it("is an obstacle when the group would get a mixed instances policy", () => {
    assert.match(
      found(plain, policy).join(),
      /^error: the group launches from a plain launch template.*allowConfigurationKindChange: true/,
    );
  });

  it("is only reported when the change is meant", () => {
    assert.match(found(policy, plain, { isMeant: true }).join(), /^warning: the group has a mixed/);
    assert.match(found(plain, policy, { isMeant: true }).join(), /^warning: the group launches/);
  });

  it("is no obstacle when it stays the same, or the group launches from a launch configuration", () => {
    assert.deepEqual(
      [found(plain, plain), found(policy, policy), found(undefined, plain)],
      [[], [], []],
    );
  });

  it("is no obstacle when the target is the group's own configuration", () => {
    assert.deepEqual(found(policy, policy, { from: "group" }), []);
  });
});
