/** Whether a program that reads the same means something else by now. */
import assert from "node:assert/strict";
import { runtime } from "@pulumi/pulumi";
import type { DesiredConfiguration } from "../../../engine/inputs/inputs";
import * as lifecycle from "../../../provider/lifecycle";
import type { Group } from "../../../engine/refresh/group";
import type { Properties } from "../../../engine/run/outputs";
import { toSaved } from "../../../engine/decision/saved-state";
import type { Fault } from "../../../engine/run/fault";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { aResolvedTemplate } from "../../support/provider/a-template";

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
  const lastSuccess = {
    target: { from: "program", configuration: aPolicy("4") },
    triggers: {},
  } as const;
  const state = {
    ...inputs,
    instanceRefreshId: "r-ours",
    status: "Successful",
    ...toSaved({ lastSuccess, lastAttempt: lastSuccess }, {}),
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

describe("a launch configuration of the group", () => {
  const inputs = { autoScalingGroupName: "web" };
  const { configuration: _none, ...bare } = aGroup();
  const launching = (launchConfigurationName: string, instanceId = "i-new"): Group => ({
    ...bare,
    launchConfigurationName,
    instances: [{ instanceId, lifecycleState: "InService", launchConfigurationName }],
  });
  /** A first roll of a group at `web-1`. */
  const rolled = async (after: Group) => {
    const script = { history: [[]], starts: ["r-ours"], looks: [aSuccess()] };
    const { ports } = aStage({ ...script, groups: [launching("web-1", "i-old"), after] });
    return lifecycle.create(inputs, () => ports);
  };
  const isMoved = async (outs: Properties, group: Group) => {
    const { ports } = aStage({ groups: [group] });
    return (await lifecycle.diff("web", outs, inputs, () => ports)).changes;
  };

  it("is a change when it is another one", async () => {
    const { outs } = await rolled(launching("web-1"));
    assert.equal(await isMoved(outs, launching("web-2")), true);
    assert.equal(await isMoved(outs, launching("web-1")), false);
  });

  it("is none when an earlier version has not kept which it was", async () => {
    const lastSuccess = { target: { from: "group" }, triggers: {} } as const;
    const outs = {
      ...inputs,
      instanceRefreshId: "r-ours",
      status: "Successful",
      ...toSaved({ lastSuccess }, {}),
    };
    assert.equal(await isMoved(outs, launching("web-2")), false);
  });

  it("is what instances are held against after a success", async () => {
    await assert.rejects(
      () => rolled({ ...launching("web-1"), instances: launching("web-0").instances }),
      /do not run the target: i-new \(launch configuration web-0\)/,
    );
  });
});

describe("a launch template that is named, in a version that is a number", () => {
  /** Whether a later update finds a change, and how it finds out. The saved state is from a roll to `lt-0web`. */
  const compared = async (
    found: ReturnType<typeof aResolvedTemplate> | Fault,
    { preview = false, policy = false } = {},
  ) => {
    const named = { launchTemplateName: "web", version: 1 };
    const desiredConfiguration: DesiredConfiguration = policy
      ? { mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: named } } }
      : { launchTemplate: named };
    const inputs = { autoScalingGroupName: "web", desiredConfiguration };
    const ofRoll = aStage({
      ...{ history: [[]], starts: ["r-ours"], looks: [aSuccess()] },
      groups: [aGroup(), aGroup({ instances: [] })],
      templates: [aResolvedTemplate({ version: "1" })],
    });
    const { outs } = await lifecycle.create(
      { ...inputs, allowConfigurationKindChange: true },
      () => ofRoll.ports,
    );
    const { ports, aws, reporter } = aStage({
      groups: [aGroup()],
      history: [[]],
      templates: [found],
    });
    const news = {
      ...inputs,
      allowConfigurationKindChange: true,
      ...(preview && { __preview: runtime.unknownValue }),
    };
    const { changes } = await lifecycle.diff("web", outs, news, () => ports);
    const { announced, warnings } = reporter;
    return { changes, outs, calls: aws.calls, announced, warnings };
  };
  const same = aResolvedTemplate({ version: "1" });
  const madeAgain = aResolvedTemplate({ launchTemplateId: "lt-0new", version: "1" });

  it("is kept with the id that AWS has given it", async () => {
    const { outs } = await compared(same);
    assert.deepEqual(outs["launchTemplate"], {
      launchTemplateId: "lt-0web",
      launchTemplateName: "web",
      version: "1",
    });
  });

  for (const preview of [false, true]) {
    const where = preview ? "a preview" : "an update";
    it(`is no change in ${where} while it is the same template, and is described once`, async () => {
      const { changes, calls } = await compared(same, { preview });
      assert.equal(changes, false);
      assert.equal(calls.filter((call) => call === "resolveTemplate").length, 1);
    });

    it(`is a change in ${where} when it was made again under the same name`, async () => {
      assert.equal((await compared(madeAgain, { preview })).changes, true);
    });
  }

  it("is named with both ids in the reason", async () => {
    const { announced } = await compared(madeAgain, { preview: true });
    assert.match(
      announced.join("\n"),
      /the configuration changed from web \(lt-0web\) version 1 to web \(lt-0new\) version 1/,
    );
  });

  it("is a change in a mixed instances policy too", async () => {
    assert.equal((await compared(madeAgain, { policy: true })).changes, true);
    assert.equal((await compared(same, { policy: true })).changes, false);
  });

  it("is left to the run where an update does not find it, for it may be new", async () => {
    assert.equal((await compared(aFault("rejected"))).changes, true);
  });

  it("is compared by its name where it may not be described", async () => {
    const { changes, warnings } = await compared(aFault("forbidden"));
    assert.deepEqual([changes, warnings], [false, []]);
  });
});

describe("a $Default that never moves", () => {
  it("is a warning in a preview, because nothing would ever roll", async () => {
    const desiredConfiguration = {
      launchTemplate: { launchTemplateName: "web", version: "$Default" },
    };
    const inputs = { autoScalingGroupName: "web", desiredConfiguration };
    const configuration = { launchTemplate: { launchTemplateName: "web", version: "1" } };
    const lastSuccess = { target: { from: "program", configuration }, triggers: {} } as const;
    const state = {
      ...inputs,
      instanceRefreshId: "r-ours",
      status: "Successful",
      ...toSaved({ lastSuccess, lastAttempt: lastSuccess }, {}),
    };
    const { aws, ports, reporter } = aStage({ groups: [aGroup()] });
    const autoScaling: typeof ports.autoScaling = {
      ...aws,
      resolveTemplate: ({ version }) =>
        Promise.resolve(aResolvedTemplate({ version: version === "$Latest" ? "2" : "1" })),
    };
    const news = { ...inputs, __preview: runtime.unknownValue };
    const { changes } = await lifecycle.diff("web", state, news, () => ({ ...ports, autoScaling }));
    assert.equal(changes, false);
    assert.deepEqual(reporter.warnings, [
      "launch template web (lt-0web): the newest version is 2, but $Default is 1, which is what is rolled. Set the template's default version, or use its latest version",
    ]);
  });
});

describe("a target that the update itself may move", () => {
  async function previewed(desiredConfiguration?: DesiredConfiguration) {
    const configuration = { launchTemplate: { launchTemplateName: "web", version: "1" } };
    const from = desiredConfiguration === undefined ? "group" : "program";
    const lastSuccess = { target: { from, configuration }, triggers: {} } as const;
    const inputs = {
      autoScalingGroupName: "web",
      ...(desiredConfiguration && { desiredConfiguration }),
    };
    const state = {
      ...inputs,
      instanceRefreshId: "r-ours",
      status: "Successful",
      ...toSaved({ lastSuccess, lastAttempt: lastSuccess }, {}),
    };
    const { ports, reporter } = aStage({
      groups: [aGroup()],
      templates: [aResolvedTemplate({ version: "1" })],
    });
    const news = { ...inputs, __preview: runtime.unknownValue };
    const { changes } = await lifecycle.diff("web", state, news, () => ports);
    return { changes, announced: reporter.announced };
  }

  it("may roll the group, and the preview says how many instances", async () => {
    assert.deepEqual(await previewed(), {
      changes: false,
      announced: [
        "web: no refresh is due now; may replace up to 2 of 2 instances if this update changes what the group launches",
      ],
    });
  });

  it("may roll to a version that the update makes", async () => {
    const { announced } = await previewed({
      launchTemplate: { launchTemplateName: "web", version: "$Latest" },
    });
    assert.match(announced[0] ?? "", /may replace its instances if this update makes or moves/);
  });

  it("is not one that has a number", async () => {
    const numbered = { launchTemplate: { launchTemplateName: "web", version: "1" } };
    assert.deepEqual(await previewed(numbered), { changes: false, announced: [] });
  });
});
