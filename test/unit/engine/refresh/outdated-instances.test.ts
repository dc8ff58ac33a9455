/** Which instances a successful refresh may leave as they are, and whether anything is left to do. */
import assert from "node:assert/strict";
import { isFleetDone, outdatedInstances } from "../../../../engine/refresh/outdated-instances";
import type { Group, GroupInstance } from "../../../../engine/refresh/group";
import type { Preferences } from "../../../../engine/inputs/inputs";
import type { Target } from "../../../../engine/refresh/target";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aConfiguration, aTarget } from "../../../support/provider/a-target";

const arm = { launchTemplateId: "lt-0arm", version: "5" };

describe("leftBehind", () => {
  const old = anInstance("i-old", 1);
  const standby = anInstance("i-old", 1, { lifecycleState: "Standby" });
  const waitingProtected = anInstance("i-old", 1, { protectedFromScaleIn: true });
  const rows: readonly (readonly [
    title: string,
    instance: GroupInstance,
    preferences: Preferences | undefined,
    reason: string | undefined,
    fix?: string,
  ])[] = [
    ["finds no reason for an old instance in service", old, undefined, undefined],
    [
      "finds no reason for it in checkpoints that end at 100",
      old,
      { checkpointPercentages: [20, 50, 100] },
      undefined,
    ],
    [
      "finds no reason for a protected instance when the refresh was to replace it",
      waitingProtected,
      { scaleInProtectedInstances: "Refresh" },
      undefined,
    ],
    [
      "leaves a protected instance where the refresh ignores it",
      waitingProtected,
      { scaleInProtectedInstances: "Ignore" },
      "it is protected from scale in, which this refresh ignores",
      'remove the protection from scale in, or set preferences.scaleInProtectedInstances to "Refresh"',
    ],
    [
      "leaves an instance on standby",
      standby,
      undefined,
      "it is on standby, and counts again only when it comes back into service",
      'put those on standby back into service, or set preferences.standbyInstances to "Terminate"',
    ],
    [
      "finds no reason for an instance on standby that the refresh was to terminate",
      standby,
      { standbyInstances: "Terminate" },
      undefined,
    ],
    [
      "leaves any instance of a partial refresh",
      old,
      { checkpointPercentages: [20, 35, 50] },
      "the last checkpoint is at 50%, so the refresh is a partial one",
      "let preferences.checkpointPercentages end at 100",
    ],
  ];

  for (const [title, instance, preferences, reason, fix] of rows) {
    it(title, () => {
      const left = outdatedInstances(
        aGroup({ instances: [instance, anInstance("i-new", 2)] }),
        aTarget(2),
        preferences,
      );
      assert.deepEqual(left, [
        { instance, ...(reason !== undefined && { reason }), ...(fix !== undefined && { fix }) },
      ]);
    });
  }

  describe("where AWS does not tell the image of an instance", () => {
    const launchTemplateSpecification = { launchTemplateId: "lt-0web", version: "2" };
    const overrides = [{ instanceType: "t3.small", imageId: "ami-0new" }];
    const target: Target = {
      from: "program",
      configuration: {
        mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification, overrides } },
      },
    };
    const untold = anInstance("i-untold", 2);

    it("finds those that certainly do not run the target", () => {
      const group = aGroup({ instances: [untold, old, { ...standby, instanceId: "i-s" }] });
      const left = outdatedInstances(group, target, undefined);
      assert.deepEqual(
        left?.map(({ instance }) => instance.instanceId),
        ["i-old", "i-s"],
      );
    });

    it("says nothing when there are none", () => {
      const instances = [untold, anInstance("i-new", 2, { imageId: "ami-0new" })];
      assert.equal(outdatedInstances(aGroup({ instances }), target, undefined), undefined);
    });
  });

  it("says nothing when the target is not known", () => {
    assert.equal(outdatedInstances(aGroup(), { from: "group" }, undefined), undefined);
  });
});

describe("a fleet", () => {
  const rolled = aGroup({
    configuration: aConfiguration("2"),
    instances: [anInstance("i-new", 2)],
  });
  const configured = (configuration: Group["configuration"]): Group => {
    const { configuration: _launchesFrom, ...rest } = rolled;
    return { ...rest, ...(configuration && { configuration }) };
  };
  const latest = configured(aConfiguration("$Latest"));
  const ofConfiguration: GroupInstance = {
    instanceId: "i-a",
    lifecycleState: "InService",
    launchConfigurationName: "web-2",
  };
  const groupTarget: Target = { from: "group", configuration: aConfiguration("2") };
  const rows: readonly (readonly [
    title: string,
    group: Group,
    target: Target,
    is: boolean | undefined,
  ])[] = [
    ["is done when every instance and the group are on the target", rolled, aTarget(2), true],
    [
      "is not done while an instance is not",
      { ...rolled, instances: [anInstance("i-old", 1)] },
      aTarget(2),
      false,
    ],
    [
      "is not done while the group launches something else",
      configured(aConfiguration("1")),
      aTarget(2),
      false,
    ],
    [
      "is not done while the group launches from a launch configuration",
      configured(undefined),
      aTarget(2),
      false,
    ],
    ["is not done while the group launches what $Latest will be", latest, aTarget(2), false],
    [
      "is done when the target is the group's own, whose $Latest is resolved",
      latest,
      groupTarget,
      true,
    ],
    [
      "is done but for instances that may be left",
      { ...rolled, instances: [anInstance("i-old", 1, { lifecycleState: "Standby" })] },
      aTarget(2),
      true,
    ],
    [
      "is done when every instance is of the group's launch configuration",
      { ...configured(undefined), instances: [ofConfiguration] },
      { from: "group", launchConfigurationName: "web-2" },
      true,
    ],
    [
      "is not done while an instance is of another launch configuration",
      { ...configured(undefined), instances: [ofConfiguration] },
      { from: "group", launchConfigurationName: "web-3" },
      false,
    ],
    ["cannot be judged by an unknown target", rolled, { from: "group" }, undefined],
    [
      "cannot be judged by a target that has templates in overrides only",
      rolled,
      {
        from: "program",
        configuration: {
          mixedInstancesPolicy: {
            launchTemplate: { overrides: [{ launchTemplateSpecification: arm }] },
          },
        },
      },
      undefined,
    ],
  ];

  for (const [title, group, target, is] of rows) {
    it(title, () => {
      assert.equal(isFleetDone(group, target, undefined), is);
    });
  }
});
