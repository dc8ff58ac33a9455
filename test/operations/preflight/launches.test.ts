/** What a preflight asks about the launches that a target would make. */
import assert from "node:assert/strict";
import { Fault } from "../../../engine/run/fault";
import type { PreflightPort } from "../../../engine/preflight/preflight-port";
import { preflight } from "../../../engine/preflight/preflight";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { checking, mixed } from "../../support/provider/a-preflight";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration } from "../../support/provider/a-target";
import { aResolvedTemplate } from "../../support/provider/a-template";

describe("a preflight's questions about launches", () => {
  it("find a missing image", async () => {
    const { findings } = checking({
      preflightFacts: { findImage: () => Promise.resolve(undefined) },
    });
    assert.deepEqual(await findings(), [
      "image ami-0123 does not exist in this Region or may not be used",
    ]);
  });

  it("do not ask for an image that is an SSM parameter", async () => {
    const findImage = () => Promise.reject(new Error("asked"));
    const { findings } = checking({
      template: aResolvedTemplate({ imageId: "resolve:ssm:/web" }),
      preflightFacts: { findImage },
    });
    assert.deepEqual(await findings(), [
      "the image of web (lt-0web) version 2 is an SSM parameter, which AWS refuses in a desired configuration",
    ]);
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

  const arm = { launchTemplateId: "lt-0arm", version: "1" };
  const architectureOf = (name: string) => (/arm|4g|7g/.test(name) ? "arm64" : "x86_64");
  const twoArchitectures: Partial<PreflightPort> = {
    findImage: (imageId) => {
      const architecture = architectureOf(imageId);
      return Promise.resolve({ imageId, state: "available", architecture });
    },
    describeInstanceTypes: (types) => {
      const known = (instanceType: string) => ({
        instanceType,
        architectures: [architectureOf(instanceType)],
      });
      return Promise.resolve(types.map(known));
    },
  };

  it("are about each override's image and the type that is to run it", async () => {
    const { findings } = checking({
      configuration: mixed([
        { instanceType: "t3.small" },
        { instanceType: "t4g.small", imageId: "ami-0arm" },
        { instanceType: "m5.large", imageId: "ami-0arm" },
        { instanceType: "m7g.large", launchTemplateSpecification: arm },
        { instanceRequirements: {} },
      ]),
      preflightFacts: twoArchitectures,
    });
    assert.deepEqual(await findings(), [
      "instance type m7g.large runs arm64 images, but ami-0123 is for x86_64",
      "instance type m5.large runs x86_64 images, but ami-0arm is for arm64",
    ]);
  });

  it("do not ask for the template's image where every override has its own", async () => {
    const images: string[] = [];
    const { findings } = checking({
      configuration: mixed([{ instanceType: "t3.small", imageId: "ami-0new" }]),
      preflightFacts: {
        findImage: (imageId) => {
          images.push(imageId);
          return Promise.resolve(undefined);
        },
      },
    });
    assert.deepEqual(
      [await findings(), [...new Set(images)]],
      [["image ami-0new does not exist in this Region or may not be used"], ["ami-0new"]],
    );
  });

  it("find a missing image also where the types may not be described", async () => {
    const { findings, reporter } = checking({
      preflightFacts: {
        findImage: () => Promise.resolve(undefined),
        describeInstanceTypes: () => Promise.reject(aFault("forbidden", "DescribeInstanceTypes")),
      },
    });
    assert.match((await findings())[0] ?? "", /^image ami-0123 does not exist/);
    assert.match(reporter.notes.join(), /^preflight: not checked, DescribeInstanceTypes/);
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
