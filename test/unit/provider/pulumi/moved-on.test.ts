/** Whether a program that reads the same means something else by now. */
import assert from "node:assert/strict";
import type { DesiredConfiguration } from "../../../../provider/core/inputs";
import * as lifecycle from "../../../../provider/pulumi/lifecycle";
import { toSaved } from "../../../../provider/pulumi/saved-state";
import { aGroup } from "../../../support/provider/a-group";
import { aStage } from "../../../support/provider/a-stage";
import { aResolvedTemplate } from "../../../support/provider/a-template";

/** A policy based on a number, with another template for one of its types. */
function aPolicy(version: string): DesiredConfiguration {
  const launchTemplateSpecification = { launchTemplateId: "lt-0web", version: "1" };
  const arm = { launchTemplateId: "lt-0arm", version };
  const overrides = [
    { instanceType: "t3.small" },
    { instanceType: "t4g.small", launchTemplateSpecification: arm },
  ];
  return { mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification, overrides } } };
}

async function isChange(version: string, found: string) {
  const inputs = { autoScalingGroupName: "web", desiredConfiguration: aPolicy(version) };
  const settled = {
    target: { from: "program", configuration: aPolicy("4") },
    triggers: {},
  } as const;
  const state = {
    ...inputs,
    instanceRefreshId: "r-ours",
    status: "Successful",
    ...toSaved({ settled, attempt: settled }),
  };
  const template = { launchTemplateId: "lt-0arm", launchTemplateName: "arm", version: found };
  const { aws, ports } = aStage({ templates: [aResolvedTemplate(template)], groups: [aGroup()] });
  const { changes } = await lifecycle.diff("web", state, inputs, () => ports);
  return { changes, calls: aws.calls };
}

describe("a version in an override", () => {
  it("is a change when it points to another number", async () => {
    assert.equal((await isChange("$Latest", "5")).changes, true);
  });

  it("is none while it points to the same number", async () => {
    assert.equal((await isChange("$Latest", "4")).changes, false);
  });

  it("that is a number, like the base's, is not asked for", async () => {
    assert.deepEqual(await isChange("4", "5"), { changes: false, calls: [] });
  });
});
