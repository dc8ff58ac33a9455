/** When two configurations mean the same fleet. */
import assert from "node:assert/strict";
import type {
  DesiredConfiguration,
  LaunchTemplateOverrides,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
} from "../../../../engine/inputs/inputs";
import {
  isNumbered,
  isSameConfiguration,
  isSameTarget,
  isSameTemplate,
  launchTemplateOf,
  renderTemplate,
  versionOf,
} from "../../../../engine/refresh/target";
import { aTarget } from "../../../support/provider/a-target";

const web: LaunchTemplateSpecification = {
  launchTemplateId: "lt-0web",
  launchTemplateName: "web",
  version: "7",
};
const only = (template: LaunchTemplateSpecification): DesiredConfiguration => ({
  launchTemplate: template,
});
const mixed = (
  overrides: readonly LaunchTemplateOverrides[],
  instancesDistribution?: MixedInstancesPolicy["instancesDistribution"],
): DesiredConfiguration => ({
  mixedInstancesPolicy: {
    launchTemplate: { launchTemplateSpecification: web, overrides },
    ...(instancesDistribution && { instancesDistribution }),
  },
});
const small = { instanceType: "t3.small" };
const large = { instanceType: "t3.large" };
const unordered = { onDemandAllocationStrategy: "lowest-price" } as const;
const withTemplate = (
  launchTemplateSpecification: LaunchTemplateSpecification,
): LaunchTemplateOverrides => ({ ...small, launchTemplateSpecification });

type Row = readonly [
  title: string,
  one: DesiredConfiguration | undefined,
  other: DesiredConfiguration | undefined,
];

const same: readonly Row[] = [
  ["two absent ones", undefined, undefined],
  [
    "an id, and the same id with a name",
    only({ launchTemplateId: "lt-0web", version: 7 }),
    only(web),
  ],
  [
    "a name, and the same name with an id",
    only({ launchTemplateName: "web", version: 7 }),
    only(web),
  ],
  ["a version as number and as text", only({ ...web, version: 7 }), only(web)],
  [
    "an absent version and $Default",
    only({ launchTemplateName: "web" }),
    only({ launchTemplateName: "web", version: "$Default" }),
  ],
  [
    "a policy by id, and the same one as AWS echoes it",
    mixed([small]),
    mixed([small], {
      onDemandBaseCapacity: 0,
      spotAllocationStrategy: "lowest-price",
      spotMaxPrice: "",
    }),
  ],
  [
    "a policy without overrides, and one with an empty list",
    { mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: web } } },
    mixed([]),
  ],
  [
    "overrides in another order where the order is no priority",
    mixed([small, large], unordered),
    mixed([large, small], unordered),
  ],
  [
    "an override's template by id, and the same id with a name",
    mixed([withTemplate({ launchTemplateId: "lt-0arm", version: 2 })]),
    mixed([withTemplate({ launchTemplateId: "lt-0arm", launchTemplateName: "arm", version: "2" })]),
  ],
  [
    "an override's template by name, and the same name with an id",
    mixed([withTemplate({ launchTemplateName: "arm", version: 2 })]),
    mixed([withTemplate({ launchTemplateId: "lt-0arm", launchTemplateName: "arm", version: "2" })]),
  ],
];

const different: readonly Row[] = [
  ["an absent one and a present one", undefined, only(web)],
  ["two versions", only(web), only({ ...web, version: 8 })],
  ["two ids", only(web), only({ ...web, launchTemplateId: "lt-0other" })],
  [
    "two names",
    only({ launchTemplateName: "web", version: 7 }),
    only({ launchTemplateName: "api", version: 7 }),
  ],
  [
    "only an id and only a name",
    only({ launchTemplateId: "lt-0web", version: 7 }),
    only({ launchTemplateName: "web", version: 7 }),
  ],
  ["a template and a policy that is based on it", only(web), mixed([small])],
  ["two sets of overrides", mixed([small]), mixed([large])],
  [
    "overrides in another order under prioritized on-demand",
    mixed([small, large]),
    mixed([large, small]),
  ],
  [
    "overrides in another order under prioritized spot",
    mixed([small, large], {
      ...unordered,
      spotAllocationStrategy: "capacity-optimized-prioritized",
    }),
    mixed([large, small], {
      ...unordered,
      spotAllocationStrategy: "capacity-optimized-prioritized",
    }),
  ],
  ["two distributions", mixed([small]), mixed([small], { onDemandBaseCapacity: 2 })],
  [
    "overrides of two templates",
    mixed([withTemplate({ launchTemplateId: "lt-0arm", version: 2 })]),
    mixed([withTemplate({ launchTemplateId: "lt-0intel", version: 2 })]),
  ],
  [
    "overrides of two versions",
    mixed([withTemplate({ launchTemplateId: "lt-0arm", version: 2 })]),
    mixed([withTemplate({ launchTemplateId: "lt-0arm", version: 3 })]),
  ],
];

describe("a configuration", () => {
  for (const [title, one, other] of same) {
    it(`is the same for ${title}`, () => {
      assert.equal(isSameConfiguration(one, other), true);
      assert.equal(isSameConfiguration(other, one), true);
    });
  }

  for (const [title, one, other] of different) {
    it(`differs for ${title}`, () => {
      assert.equal(isSameConfiguration(one, other), false);
      assert.equal(isSameConfiguration(other, one), false);
    });
  }

  it("has the template of its policy for its launch template", () => {
    assert.equal(launchTemplateOf(mixed([small])), web);
  });

  it("has no launch template when its policy names none", () => {
    assert.equal(launchTemplateOf({ mixedInstancesPolicy: {} }), undefined);
  });
});

describe("a target", () => {
  it("is the same fleet, whether the program or the group says so", () => {
    assert.equal(isSameTarget(aTarget(7), { ...aTarget("7"), from: "group" }), true);
  });
});

describe("a launch template", () => {
  it("is at $Default when no version is given", () => {
    assert.equal(versionOf({ launchTemplateName: "web" }), "$Default");
  });

  it("is compared by name where one side has no id", () => {
    assert.equal(isSameTemplate({ launchTemplateName: "web", version: 7 }, web), true);
  });

  it("is numbered by a number, and not by an alias", () => {
    const versions = [7, "7", "$Latest", "$Default", undefined, "7a"];
    const numbered = versions.map((version) =>
      isNumbered({ ...(version !== undefined && { version }) }),
    );
    assert.deepEqual(numbered, [true, true, false, false, false, false]);
  });

  it("reads as name, id and version, as far as they are known", () => {
    const templates = [
      web,
      { launchTemplateId: "lt-0web", version: 7 },
      { launchTemplateName: "web" },
      {},
    ];
    assert.deepEqual(templates.map(renderTemplate), [
      "web (lt-0web) version 7",
      "lt-0web version 7",
      "web version $Default",
      "? version $Default",
    ]);
  });
});
