/** What a preflight asks before a start, and what it does without. */
import assert from "node:assert/strict";
import { Fault } from "../../provider/core/fault";
import type { DesiredConfiguration, Inputs } from "../../provider/core/inputs";
import type { Inspection } from "../../provider/operations/inspection-port";
import { preflight } from "../../provider/operations/preflight";
import type { ResolvedTemplate } from "../../provider/operations/ports";
import { aFault } from "../support/provider/a-fault";
import { aGroup, anInstance } from "../support/provider/a-group";
import { aStage } from "../support/provider/a-stage";
import { aConfiguration } from "../support/provider/a-target";
import { aResolvedTemplate } from "../support/provider/a-template";

interface Case {
  readonly configuration?: DesiredConfiguration;
  readonly inputs?: Partial<Inputs>;
  readonly template?: ResolvedTemplate;
  readonly inspection?: Partial<Inspection>;
  readonly group?: ReturnType<typeof aGroup> | "unknown";
}

function checking({
  configuration = aConfiguration("2"),
  inputs,
  template = aResolvedTemplate(),
  inspection,
  group = aGroup(),
}: Case) {
  const { ports, reporter, aws } = aStage({ templates: [template] });
  const asked: string[] = [];
  const all: Inspection = {
    ...ports.inspection,
    describeInstanceTypes: (types) => {
      asked.push(...types);
      return ports.inspection.describeInstanceTypes(types);
    },
    ...inspection,
  };
  const evidence = {
    ...ports.evidence,
    alarms: (names: readonly string[]) =>
      Promise.resolve(names.map((alarmName) => ({ alarmName, state: "ALARM" }))),
  };
  const findings = async () => {
    const options = {
      inputs: { autoScalingGroupName: "web", ...inputs },
      target: { from: "program", configuration } as const,
      skipMatching: true,
      group: group === "unknown" ? undefined : group,
    };
    const found = await preflight(options, { ...ports, inspection: all, evidence });
    return found.map(({ text }) => text.split(":")[0]);
  };
  return { findings, reporter, asked, aws };
}

const mixed = (
  overrides: NonNullable<
    NonNullable<DesiredConfiguration["mixedInstancesPolicy"]>["launchTemplate"]
  >["overrides"],
): DesiredConfiguration => ({
  mixedInstancesPolicy: {
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: "lt-0web", version: "2" },
      ...(overrides && { overrides }),
    },
  },
});

describe("a preflight's questions", () => {
  it("find nothing when all is well", async () => {
    const { findings, asked } = checking({});
    assert.deepEqual([await findings(), asked], [[], ["t3.small"]]);
  });

  it("are not asked when nothing would be replaced", async () => {
    const { findings, aws } = checking({ group: aGroup({ instances: [anInstance("i-a", 2)] }) });
    assert.deepEqual([await findings(), aws.calls], [[], []]);
  });

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

  it("find an alarm that would keep AWS from starting", async () => {
    const preferences = { alarmSpecification: { alarms: ["errors"] } };
    const { findings } = checking({ inputs: { preferences } });
    const [finding] = await findings();
    assert.match(finding ?? "", /^alarm errors is ALARM/);
  });

  it("find credentials that end too early", async () => {
    const { findings } = checking({ inspection: { credentialsEndIn: () => Promise.resolve(60) } });
    assert.deepEqual(
      (await findings()).map((text) => text?.slice(0, 27)),
      ["the credentials end in 60 s"],
    );
  });

  it("find that the program runs on the fleet", async () => {
    const { findings } = checking({ inspection: { ownInstanceId: () => Promise.resolve("i-0a") } });
    assert.match((await findings())[0] ?? "", /^this program runs on i-0a/);
  });

  it("find an SSM parameter in the group's own template where a rollback is asked for", async () => {
    const template = aResolvedTemplate({ imageId: "resolve:ssm:/web" });
    const { findings } = checking({ template, inputs: { preferences: { autoRollback: true } } });
    assert.match((await findings())[0] ?? "", /is an SSM parameter$/);
  });

  it("do without the group where it may not be described", async () => {
    assert.deepEqual(await checking({ group: "unknown" }).findings(), []);
  });
});

describe("a preflight that may not ask", () => {
  it("passes over what it may not know, with a line for each", async () => {
    const { findings, reporter } = checking({
      inspection: { findImage: () => Promise.reject(aFault("forbidden", "DescribeImages")) },
    });
    assert.deepEqual(await findings(), []);
    assert.deepEqual(reporter.notes, [
      "preflight: not checked, DescribeImages: AccessDenied: User deploy is not authorized to perform this.",
    ]);
  });

  it("lets an error pass that is no fault", async () => {
    const { findings } = checking({
      inspection: { ownInstanceId: () => Promise.reject(new TypeError("a bug")) },
    });
    await assert.rejects(findings, TypeError);
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
