/** Which instances run the target. */
import assert from "node:assert/strict";
import { surveyFleet } from "../../../../engine/refresh/fleet";
import type { Group, GroupInstance } from "../../../../engine/refresh/group";
import type { Target } from "../../../../engine/refresh/target";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aTarget } from "../../../support/provider/a-target";

const of = (...instances: readonly GroupInstance[]): Group => aGroup({ instances });
const ids = (instances: readonly GroupInstance[] | undefined) =>
  instances?.map(({ instanceId }) => instanceId);

const arm = { launchTemplateId: "lt-0arm", version: "5" };
const mixed: Target = {
  from: "program",
  configuration: {
    mixedInstancesPolicy: {
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: "lt-0web", version: "2" },
        overrides: [
          { instanceType: "t3.small" },
          { instanceType: "t4g.small", launchTemplateSpecification: arm },
        ],
      },
    },
  },
};

const withAlias: Target = {
  from: "program",
  configuration: {
    mixedInstancesPolicy: {
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: "lt-0web", version: "2" },
        overrides: [{ launchTemplateSpecification: { ...arm, version: "$Latest" } }],
      },
    },
  },
};

describe("surveyFleet", () => {
  it("tells the instances on the target from the others", () => {
    const fleet = surveyFleet(of(anInstance("i-new", 2), anInstance("i-old", 1)), aTarget(2));
    assert.deepEqual([ids(fleet?.matching), ids(fleet?.outdated)], [["i-new"], ["i-old"]]);
  });

  it("does not count an instance on its way in or out", () => {
    const group = of(
      anInstance("i-a", 1, { lifecycleState: "Pending" }),
      anInstance("i-b", 1, { lifecycleState: "Terminating:Wait" }),
    );
    assert.deepEqual(surveyFleet(group, aTarget(2)), {
      matching: [],
      outdated: [],
      matchingOnStandby: [],
      outdatedOnStandby: [],
    });
  });

  it("keeps instances on standby apart", () => {
    const group = of(
      anInstance("i-a", 1, { lifecycleState: "Standby" }),
      anInstance("i-b", 2, { lifecycleState: "Standby" }),
    );
    const fleet = surveyFleet(group, aTarget(2));
    assert.deepEqual(
      [ids(fleet?.outdatedOnStandby), ids(fleet?.matchingOnStandby)],
      [["i-a"], ["i-b"]],
    );
  });

  it("tells the instances of a launch configuration from the others", () => {
    const ofConfiguration = (instanceId: string, launchConfigurationName: string) => ({
      instanceId,
      lifecycleState: "InService",
      launchConfigurationName,
    });
    const fleet = surveyFleet(
      of(
        ofConfiguration("i-new", "web-2"),
        ofConfiguration("i-old", "web-1"),
        anInstance("i-template", 1),
      ),
      { from: "group", launchConfigurationName: "web-2" },
    );
    assert.deepEqual(ids(fleet?.matching), ["i-new"]);
    assert.deepEqual(ids(fleet?.outdated), ["i-old", "i-template"]);
  });

  it("takes an instance without a launch template for outdated", () => {
    const instance = { instanceId: "i-a", lifecycleState: "InService" };
    assert.deepEqual(surveyFleet(of(instance), aTarget(2))?.outdated, [instance]);
  });

  it("takes the templates of overrides for the target too", () => {
    const fleet = surveyFleet(
      of(
        anInstance("i-a", 2),
        anInstance("i-b", 1, { instanceType: "t4g.small", launchTemplate: arm }),
      ),
      mixed,
    );
    assert.deepEqual(ids(fleet?.matching), ["i-a", "i-b"]);
  });

  it("takes an instance whose template is that of another type's override for outdated", () => {
    const canary = { launchTemplateId: "lt-0web", version: "1" };
    const overrides = [
      { instanceType: "t3.small" },
      { instanceType: "t3.large", launchTemplateSpecification: canary },
    ];
    const launchTemplate = {
      launchTemplateSpecification: { launchTemplateId: "lt-0web", version: "2" },
      overrides,
    };
    const fleet = surveyFleet(
      of(
        anInstance("i-a", 1),
        anInstance("i-b", 1, { instanceType: "t3.large" }),
        anInstance("i-c", 2, { instanceType: "t3.large" }),
      ),
      { from: "program", configuration: { mixedInstancesPolicy: { launchTemplate } } },
    );
    assert.deepEqual(ids(fleet?.matching), ["i-b"]);
  });

  it("takes an instance of a type that the policy does not list for outdated", () => {
    const fleet = surveyFleet(of(anInstance("i-a", 2, { instanceType: "m5.large" })), mixed);
    assert.deepEqual(ids(fleet?.outdated), ["i-a"]);
  });

  it("does not hold an unknown type against an instance", () => {
    const launchTemplate = { launchTemplateId: "lt-0web", version: "2" };
    const fleet = surveyFleet(
      of({ instanceId: "i-a", lifecycleState: "InService", launchTemplate }),
      mixed,
    );
    assert.deepEqual(ids(fleet?.matching), ["i-a"]);
  });

  for (const [title, target] of [
    ["the target is not known", { from: "group" }],
    ["the version is an alias that could not be resolved", aTarget("$Latest")],
    ["the version of one override is such an alias", withAlias],
  ] as const) {
    it(`says nothing when ${title}`, () => {
      assert.equal(surveyFleet(aGroup(), target), undefined);
    });
  }
});

describe("surveyFleet, of overrides with images", () => {
  const launchTemplateSpecification = { launchTemplateId: "lt-0web", version: "2" };
  const overrides = [
    { instanceType: "t3.small", imageId: "ami-0new" },
    { instanceType: "t4g.small", imageId: "ami-0arm" },
    { instanceType: "m5.large" },
  ];
  const target: Target = {
    from: "program",
    configuration: {
      mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification, overrides } },
    },
  };
  const survey = (version: number, instanceType: string, imageId?: string) => {
    const image = imageId === undefined ? {} : { imageId };
    const fleet = surveyFleet(of(anInstance("i-a", version, { instanceType, ...image })), target);
    return fleet && (fleet.matching.length === 1 ? "matching" : "outdated");
  };
  const rows = [
    ["takes the type's own image for the target", 2, "t3.small", "ami-0new", "matching"],
    ["takes another image for outdated", 2, "t3.small", "ami-0old", "outdated"],
    ["takes another type's image for outdated", 2, "t3.small", "ami-0arm", "outdated"],
    ["says nothing when AWS does not tell the image", 2, "t3.small", undefined, undefined],
    ["needs no image to tell an old version", 1, "t3.small", undefined, "outdated"],
    ["needs no image where the template has it", 2, "m5.large", undefined, "matching"],
  ] as const;
  for (const [title, version, type, image, is] of rows) {
    it(title, () => {
      assert.equal(survey(version, type, image), is);
    });
  }

  it("does not need the image of an instance on its way in", () => {
    const parts = { instanceType: "t3.small", lifecycleState: "Pending" };
    const fleet = surveyFleet(of(anInstance("i-a", 2, parts)), target);
    assert.deepEqual(ids(fleet?.matching), []);
  });

  it("says nothing of a root volume in a fleet of one template", () => {
    const fleet = surveyFleet(of(anInstance("i-a", 2, { imageId: "ami-0old" })), aTarget(2));
    assert.deepEqual(ids(fleet?.matching), ["i-a"]);
  });
});
