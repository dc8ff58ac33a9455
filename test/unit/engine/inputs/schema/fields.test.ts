/** The fields that are known are the SDK's own: a field that AWS adds shows up here first. */
import assert from "node:assert/strict";
import {
  DesiredConfiguration$,
  InstanceRequirements$,
  InstancesDistribution$,
  LaunchTemplateOverrides$,
  LaunchTemplateSpecification$,
  MixedInstancesPolicy$,
  RefreshPreferences$,
  StartInstanceRefreshType$,
} from "@aws-sdk/client-auto-scaling";
import { RequestLaunchTemplateData$ } from "@aws-sdk/client-ec2";
import { desiredConfiguration } from "../../../../../engine/inputs/schema/desired-configuration";
import { inputNames, isInputName } from "../../../../../engine/inputs/schema/inputs";
import { preferences } from "../../../../../engine/inputs/schema/preferences";
import { templateFields } from "../../../../../engine/inputs/schema/template-fields";

/** A structure's member names are the fifth entry of its schema. */
const membersOf = (schema: readonly unknown[]) =>
  (schema[4] as readonly string[])
    .map((name) => name.charAt(0).toLowerCase() + name.slice(1))
    .sort();

const namesOf = (fields: object) => Object.keys(fields).sort();

const { launchTemplate, mixedInstancesPolicy } = desiredConfiguration.fields;
const override = mixedInstancesPolicy.fields.launchTemplate.fields.overrides.of;

describe("fields that check knows", () => {
  it("has every parameter of StartInstanceRefresh as an input", () => {
    assert.deepEqual(
      membersOf(StartInstanceRefreshType$).filter((name) => !isInputName(name)),
      [],
    );
  });

  for (const [name, schema, { fields }] of [
    ["RefreshPreferences", RefreshPreferences$, preferences],
    ["DesiredConfiguration", DesiredConfiguration$, desiredConfiguration],
    ["LaunchTemplateSpecification", LaunchTemplateSpecification$, launchTemplate],
    ["MixedInstancesPolicy", MixedInstancesPolicy$, mixedInstancesPolicy],
    ["LaunchTemplateOverrides", LaunchTemplateOverrides$, override],
    ["InstanceRequirements", InstanceRequirements$, override.fields.instanceRequirements],
  ] as const) {
    it(`has the fields of the SDK's ${name}`, () => {
      assert.deepEqual(namesOf(fields), membersOf(schema));
    });
  }

  it("has the fields of the SDK's InstancesDistribution but its segments, which are not supported", () => {
    const supported = membersOf(InstancesDistribution$).filter(
      (name) => name !== "distributionSegments",
    );
    assert.deepEqual(namesOf(mixedInstancesPolicy.fields.instancesDistribution.fields), supported);
  });

  it("has the fields of the SDK's launch template data to ignore", () => {
    assert.deepEqual([...templateFields].sort(), membersOf(RequestLaunchTemplateData$));
  });

  it("lists each input once", () => {
    assert.equal(new Set(inputNames).size, inputNames.length);
    assert.equal(inputNames.length, 24);
    assert.equal(isInputName("toString"), false);
  });
});
