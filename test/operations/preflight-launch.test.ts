/** What a preflight asks about the launches that a target would make. */
import assert from "node:assert/strict";
import { Fault } from "../../provider/core/fault";
import { preflight } from "../../provider/operations/preflight";
import { aGroup } from "../support/provider/a-group";
import { checking, mixed } from "../support/provider/a-preflight";
import { aStage } from "../support/provider/a-stage";
import { aConfiguration } from "../support/provider/a-target";
import { aResolvedTemplate } from "../support/provider/a-template";

describe("a preflight's questions about launches", () => {
  it("find a missing image", async () => {
    const { findings } = checking({ inspection: { findImage: () => Promise.resolve(undefined) } });
    assert.deepEqual(await findings(), [
      "image ami-0123 does not exist in this Region or may not be used",
    ]);
  });

  it("do not ask for an image that is an SSM parameter", async () => {
    const findImage = () => Promise.reject(new Error("asked"));
    const { findings } = checking({
      template: aResolvedTemplate({ imageId: "resolve:ssm:/web" }),
      inspection: { findImage },
    });
    assert.deepEqual(await findings(), []);
  });

  it("do not ask for an image where the template names none", async () => {
    const { imageId: _none, ...template } = aResolvedTemplate();
    const { findings, asked } = checking({ template });
    assert.deepEqual([await findings(), asked], [[], []]);
  });

  it("do not ask for a type where the template names none", async () => {
    const { instanceType: _none, ...template } = aResolvedTemplate();
    const { findings, asked } = checking({ template });
    assert.deepEqual([await findings(), asked], [[], []]);
  });

  it("are about the types of the overrides, but for those with an image or a template of their own", async () => {
    const { findings, asked } = checking({
      configuration: mixed([
        { instanceType: "t3.small" },
        { instanceType: "t4g.small", imageId: "ami-arm" },
        {
          instanceType: "m7g.large",
          launchTemplateSpecification: { launchTemplateId: "lt-0arm", version: "1" },
        },
        { instanceRequirements: {} },
      ]),
    });
    assert.deepEqual([await findings(), asked], [[], ["t3.small"]]);
  });

  it("find nothing where the target has no launch template", async () => {
    const { findings, asked } = checking({ configuration: { mixedInstancesPolicy: {} } });
    assert.deepEqual([await findings(), asked], [[], []]);
  });
});

describe("preflight, of a launch template version that does not exist", () => {
  const options = {
    inputs: { autoScalingGroupName: "web" },
    target: { from: "program", configuration: aConfiguration("2") },
    skipMatching: true,
    group: aGroup(),
  } as const;
  const answer = (code: string) =>
    new Fault("rejected", { call: "DescribeLaunchTemplateVersions", code, message: "No." });

  it("finds it", async () => {
    const { ports } = aStage({ templates: [answer("InvalidLaunchTemplateId.VersionNotFound")] });
    const [finding] = await preflight(options, ports);
    assert.equal(finding?.severity, "error");
    assert.match(finding.text, /^launch template .* version 2 does not exist in this Region/);
  });

  it("takes no other refusal for that", async () => {
    const { ports, reporter } = aStage({ templates: [answer("InvalidParameterValue")] });
    const findings = await preflight(options, ports);
    assert.ok(findings.every(({ text }) => !text.includes("does not exist")));
    assert.match(reporter.notes.join(), /preflight: not checked, .*InvalidParameterValue/);
  });
});
