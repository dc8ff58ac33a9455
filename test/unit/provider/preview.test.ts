/** What a preview says of inputs that are not all known yet. */
import assert from "node:assert/strict";
import { runtime } from "@pulumi/pulumi";
import { firstLineOf } from "../../support/provider/recording-reporter";
import * as lifecycle from "../../../provider/lifecycle";
import { Fault } from "../../../engine/run/fault";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aStage } from "../../support/provider/a-stage";
import { aResolvedTemplate } from "../../support/provider/a-template";

const unknown = runtime.unknownValue;

/** Previews a new resource, where the latest version of every template is 3 and the default is 1. */
async function previewing(desiredConfiguration: object, inputs: object = {}) {
  const instances = [anInstance("i-a", 3), anInstance("i-b", 3)];
  const { ports, aws, reporter } = aStage({ groups: [aGroup({ instances })], history: [[]] });
  const asked: unknown[] = [];
  const autoScaling: typeof ports.autoScaling = {
    ...aws,
    resolveTemplate: (template) => {
      asked.push(template);
      const { version = "$Default" } = template;
      const number = { $Latest: "3", $Default: "1" }[version] ?? String(version);
      return Promise.resolve(aResolvedTemplate({ version: number }));
    },
  };
  const news = {
    autoScalingGroupName: "web",
    desiredConfiguration,
    allowConfigurationKindChange: true,
    ...inputs,
    __preview: unknown,
  };
  await lifecycle.check({}, news, () => ({ ...ports, autoScaling }));
  return {
    row: firstLineOf(reporter),
    said: reporter.announced,
    warnings: reporter.warnings,
    asked,
  };
}

const policy = (launchTemplateSpecification: object, override: object = {}) => ({
  mixedInstancesPolicy: {
    launchTemplate: {
      launchTemplateSpecification,
      overrides: [{ instanceType: "t3.small", ...override }],
    },
  },
});

describe("a preview", () => {
  it("takes the version that the update makes for the latest and one", async () => {
    const template = { launchTemplateName: "web", version: unknown };
    const { row } = await previewing({ launchTemplate: template });
    assert.match(row, /^would replace 2 of 2 instances/);
  });

  it("does so in a mixed instances policy, and in its overrides", async () => {
    const template = { launchTemplateName: "web", version: unknown };
    const { row, asked } = await previewing(
      policy(template, {
        launchTemplateSpecification: { launchTemplateName: "arm", version: unknown },
      }),
    );
    assert.match(row, /^would replace 2 of 2 instances/);
    assert.deepEqual(asked.slice(0, 2), [
      { launchTemplateName: "web", version: "$Latest" },
      { launchTemplateName: "arm", version: "$Latest" },
    ]);
  });

  it("says what it says once", async () => {
    const { ports, reporter } = aStage({
      groups: [aGroup()],
      history: [[]],
      templates: [aResolvedTemplate({ version: "3" })],
    });
    const launchTemplate = { launchTemplateName: "web", version: "3" };
    const news = {
      autoScalingGroupName: "web",
      desiredConfiguration: { launchTemplate },
      __preview: unknown,
    };
    await lifecycle.check({}, news, () => ports);
    assert.deepEqual(reporter.warnings, []);
    const all = [...reporter.announced, ...reporter.progressed];
    assert.match(
      all[0] ?? "",
      /^web: would replace 2 of 2 instances: the resource is new, 2 batches, about \d+ min$/,
    );
    assert.equal(all.filter((line) => line.includes("would replace")).length, 1);
  });

  it("says no more than may happen where only ignored fields may change", async () => {
    const template = { launchTemplateName: "web", version: unknown };
    const { row, said, warnings } = await previewing(
      { launchTemplate: template },
      { ignoreTemplateFields: ["tagSpecifications"] },
    );
    assert.match(row, /^may replace 2 of 2 instances/);
    assert.match(
      said[1] ?? "",
      /^ {2}nothing starts if the new version differs in tagSpecifications only$/,
    );
    assert.deepEqual(warnings, []);
  });

  it("does not ask AWS where the account is not known yet", async () => {
    const asked = () => assert.fail("asked");
    const news = { autoScalingGroupName: "web", __preview: unknown, __aws: unknown };
    assert.deepEqual(await lifecycle.diff("web", {}, news, asked), { changes: true });
  });

  it("says that a template of this name may be made by the update", async () => {
    const notFound = new Fault("rejected", {
      call: "DescribeLaunchTemplateVersions",
      code: "InvalidLaunchTemplateName.NotFound",
      message: "The specified launch template, with template name web, does not exist.",
    });
    const { ports, reporter } = aStage({
      groups: [aGroup()],
      history: [[]],
      templates: [notFound],
    });
    const launchTemplate = { launchTemplateName: "web", version: unknown };
    const news = {
      autoScalingGroupName: "web",
      desiredConfiguration: { launchTemplate },
      __preview: unknown,
    };
    await lifecycle.check({}, news, () => ports);
    assert.match(firstLineOf(reporter), /^the launch template does not exist yet/);
    assert.deepEqual(reporter.warnings, []);
  });

  for (const [title, configuration] of [
    ["a template", { launchTemplate: { launchTemplateId: unknown, version: unknown } }],
    ["a type", policy({ launchTemplateName: "web", version: "3" }, { instanceType: unknown })],
    ["all", unknown],
  ] as const) {
    it(`says that it does not know yet: ${title}`, async () => {
      const { row, said } = await previewing(configuration as object);
      assert.match(row, /is not known before the update/);
      assert.deepEqual(said, []);
    });
  }
});
