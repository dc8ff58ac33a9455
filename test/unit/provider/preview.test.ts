/** What a preview says of inputs that are not all known yet. */
import assert from "node:assert/strict";
import { runtime } from "@pulumi/pulumi";
import * as lifecycle from "../../../provider/lifecycle";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aStage } from "../../support/provider/a-stage";
import { aResolvedTemplate } from "../../support/provider/a-template";

const unknown = runtime.unknownValue;

/** Previews a new resource, where the latest version of every template is 3 and the default is 1. */
async function previewing(desiredConfiguration: object) {
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
    __preview: true,
    allowConfigurationKindChange: true,
  };
  await lifecycle.check({}, news, () => ({ ...ports, autoScaling }));
  return { row: reporter.progressed.at(-1) ?? "", said: reporter.announced, asked };
}

const policy = (launchTemplateSpecification: object, override: object = {}) => ({
  mixedInstancesPolicy: {
    launchTemplate: {
      launchTemplateSpecification,
      overrides: [{ instanceType: "t3.small", ...override }],
    },
  },
});

describe("a look ahead", () => {
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
