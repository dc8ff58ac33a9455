/** What a preflight asks before a start, and what it does without. */
import assert from "node:assert/strict";
import { aFault } from "../../support/provider/a-fault";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { checking, mixed } from "../../support/provider/a-preflight";
import { aConfiguration } from "../../support/provider/a-target";
import { aResolvedTemplate } from "../../support/provider/a-template";

describe("a preflight's questions", () => {
  it("find nothing when all is well", async () => {
    const { findings, asked } = checking({});
    assert.deepEqual([await findings(), asked], [[], ["t3.small"]]);
  });

  const waitingProtected = anInstance("i-a", 1, { protectedFromScaleIn: true });
  const standby = anInstance("i-b", 1, { lifecycleState: "Standby" });
  const suspended = "Terminate is suspended, so a refresh would stand still";
  const idle = [
    ["all old instances are protected", [waitingProtected], [suspended, "protected from scale in"]],
    ["only instances on standby are old", [standby], [suspended, "on standby"]],
    ["the group is empty", [], [suspended, "the group is empty"]],
  ] as const;
  for (const [title, instances, found] of idle) {
    it(`are asked when ${title}`, async () => {
      const { findings } = checking({
        group: aGroup({
          suspendedProcesses: ["Terminate"],
          desiredCapacity: instances.length,
          instances,
        }),
      });
      assert.deepEqual(await findings(), found);
    });
  }

  it("are asked when only the image of an override is new", async () => {
    const overrides = [{ instanceType: "t3.small", imageId: "ami-0new" }];
    const imageId = "ami-0old";
    const instances = [anInstance("i-a", 2, { imageId }), anInstance("i-b", 2, { imageId })];
    const { findings } = checking({
      configuration: mixed(overrides),
      group: aGroup({
        suspendedProcesses: ["Terminate"],
        instances,
        configuration: mixed([{ instanceType: "t3.small", imageId }]),
      }),
    });
    assert.deepEqual(await findings(), [suspended]);
  });

  it("find a change of the group's kind also when nothing would be replaced", async () => {
    const configuration = mixed([]);
    const { findings } = checking({
      group: aGroup({ configuration, instances: [anInstance("i-a", 2)] }),
    });
    assert.deepEqual(await findings(), [
      "the group has a mixed instances policy, and desiredConfiguration is a plain launch template",
    ]);
  });

  it("are not asked when nothing would be replaced", async () => {
    const { findings, aws } = checking({ group: aGroup({ instances: [anInstance("i-a", 2)] }) });
    assert.deepEqual([await findings(), aws.calls], [[], []]);
  });

  it("are not asked then, but what AWS refuses in the start is found all the same", async () => {
    const group = aGroup({
      configuration: aConfiguration("$Latest"),
      instances: [anInstance("i-a", 2)],
    });
    const { findings, aws } = checking({ group, inputs: { preferences: { autoRollback: true } } });
    const found =
      "the inputs may cause a rollback, but the group's own launch template is web (lt-0web) version $Latest";
    assert.deepEqual([await findings(), aws.calls], [[found], []]);
    const { findings: without } = checking({ group, inputs: { onTimeout: "rollback" } });
    assert.deepEqual(await without(), []);
  });

  it("find an alarm that would keep AWS from starting", async () => {
    const preferences = { alarmSpecification: { alarms: ["errors"] } };
    const { findings } = checking({ inputs: { preferences } });
    const [finding] = await findings();
    assert.match(finding ?? "", /^alarm errors is ALARM/);
  });

  it("find credentials that end too early", async () => {
    const { findings } = checking({
      preflightFacts: { credentialsEndIn: () => Promise.resolve(60) },
    });
    assert.deepEqual(
      (await findings()).map((text) => text?.slice(0, 27)),
      ["the credentials end in 60 s"],
    );
  });

  it("find that the program runs on the fleet", async () => {
    const { findings } = checking({
      preflightFacts: { ownInstanceId: () => Promise.resolve("i-0a") },
    });
    assert.match((await findings())[0] ?? "", /^this program runs on i-0a/);
  });

  it("find an SSM parameter in the group's own template where a rollback is asked for", async () => {
    const template = aResolvedTemplate({ imageId: "resolve:ssm:/web" });
    const { findings } = checking({ template, inputs: { preferences: { autoRollback: true } } });
    assert.match(
      (await findings()).join("; "),
      /the inputs may cause a rollback, but .* is an SSM parameter/,
    );
  });

  it("do without the group where it may not be described", async () => {
    assert.deepEqual(await checking({ group: "unknown" }).findings(), []);
  });
});

describe("a preflight that may not ask", () => {
  it("passes over what it may not know, with a line for each", async () => {
    const { findings, reporter } = checking({
      preflightFacts: { findImage: () => Promise.reject(aFault("forbidden", "DescribeImages")) },
    });
    assert.deepEqual(await findings(), []);
    assert.deepEqual(reporter.notes, [
      "preflight: not checked, DescribeImages: AccessDenied: User deploy is not authorized to perform this.",
    ]);
  });

  it("lets an error pass that is no fault", async () => {
    const { findings } = checking({
      preflightFacts: { ownInstanceId: () => Promise.reject(new TypeError("a bug")) },
    });
    await assert.rejects(findings, TypeError);
  });
});
