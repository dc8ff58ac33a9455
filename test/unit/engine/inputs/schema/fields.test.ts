/** The inputs compared with the SDK's model: a field or a value that AWS adds shows up here first. */
import assert from "node:assert/strict";
import * as autoScaling from "@aws-sdk/client-auto-scaling";
import { StandardUnit } from "@aws-sdk/client-cloudwatch";
import { RequestLaunchTemplateData$ } from "@aws-sdk/client-ec2";
import { NormalizedSchema } from "@smithy/core/schema";
import { inputsSchema } from "../../../../../engine/inputs/schema/inputs";
import { metric } from "../../../../../engine/inputs/schema/metric-gate";
import type { Schema } from "../../../../../engine/inputs/schema/schema";
import { templateFields } from "../../../../../engine/inputs/schema/template-fields";

/** Fields of AWS's that are no inputs, each with its reason. */
const leftOut: Readonly<Record<string, string>> = {};

/** The enums whose values the SDK's schemas do not carry, by the path of the input. */
const enums: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  strategy: autoScaling.RefreshStrategy,
  scaleInProtectedInstances: autoScaling.ScaleInProtectedInstances,
  standbyInstances: autoScaling.StandbyInstances,
  targetCapacityTypes: autoScaling.TargetCapacityType,
  cpuManufacturers: autoScaling.CpuManufacturer,
  instanceGenerations: autoScaling.InstanceGeneration,
  bareMetal: autoScaling.BareMetal,
  burstablePerformance: autoScaling.BurstablePerformance,
  localStorage: autoScaling.LocalStorage,
  localStorageTypes: autoScaling.LocalStorageType,
  acceleratorTypes: autoScaling.AcceleratorType,
  acceleratorManufacturers: autoScaling.AcceleratorManufacturer,
  acceleratorNames: autoScaling.AcceleratorName,
};

const camelCase = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** What AWS has and the inputs lack, and the other way round. */
function differences(schema: Schema, model: NormalizedSchema, path: string): readonly string[] {
  if (schema.kind === "list") return differences(schema.of, model.getValueSchema(), path);
  if (schema.kind === "enum") {
    const values = enums[path.split(".").at(-1) ?? ""];
    if (values === undefined) return [];
    return onlyInOne(schema.values, Object.values(values)).map((value) => `${path}: ${value}`);
  }
  if (schema.kind !== "object") return [];
  const members = new Map(
    [...model.structIterator()].map(([name, member]) => [camelCase(name), member]),
  );
  const names = onlyInOne(Object.keys(schema.fields), [...members.keys()]);
  const below = Object.entries(schema.fields).flatMap(([name, field]) => {
    const member = members.get(name);
    return member === undefined ? [] : differences(field, member, `${path}.${name}`);
  });
  return [...names.map((name) => `${path}.${name}`), ...below].filter((name) => !(name in leftOut));
}

function onlyInOne(one: readonly string[], other: readonly string[]): readonly string[] {
  return [
    ...one.filter((name) => !other.includes(name)),
    ...other.filter((name) => !one.includes(name)),
  ];
}

describe("the inputs and the SDK's newest model", () => {
  const start = NormalizedSchema.of(autoScaling.StartInstanceRefreshType$);
  for (const [name, member] of start.structIterator()) {
    it(`agree on ${name}`, () => {
      const field = inputsSchema.fields[camelCase(name)];
      assert.ok(field, `${name} is no input`);
      assert.deepEqual(differences(field, member, camelCase(name)), []);
    });
  }

  it("agree on the fields of a launch template", () => {
    const members = [...NormalizedSchema.of(RequestLaunchTemplateData$).structIterator()];
    assert.deepEqual(
      onlyInOne(
        templateFields,
        members.map(([name]) => camelCase(name)),
      ),
      [],
    );
  });

  it("agree on the units of a metric", () => {
    const { unit } = metric.fields;
    assert.deepEqual(onlyInOne(unit.values, Object.values(StandardUnit)), []);
  });

  it("would not agree on a field that is missing, nor on one that AWS does not have", () => {
    const { preferences } = inputsSchema.fields;
    assert.ok(preferences?.kind === "object");
    const { bakeTime, ...fields } = preferences.fields;
    assert.ok(bakeTime);
    const other = { ...preferences, fields: { ...fields, cookTime: bakeTime } };
    const [, model] = [...start.structIterator()].find(([name]) => name === "Preferences") ?? [];
    assert.ok(model);
    assert.deepEqual(differences(other, model, "preferences"), [
      "preferences.cookTime",
      "preferences.bakeTime",
    ]);
  });
});
