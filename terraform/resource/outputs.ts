/** The attributes that only the provider sets. */
import { outputNames, type Properties } from "aws-instance-refresh/run/outputs";
import { toSnakeCase } from "../schema/names";
import { plain, type Attribute, type Attributes, type AttributeType } from "../schema/schema";
import type { Values } from "../values/value";

type OutputName = (typeof outputNames)[number];

const text = plain("string");
const number = plain("number");

const launchTemplate = nested({
  launchTemplateId: ["The id of the launch template.", text],
  launchTemplateName: ["The name of the launch template.", text],
  version: ["The number of the version.", text],
});

const attributes: Readonly<Record<OutputName, Attribute>> = {
  instanceRefreshId: computed("The last refresh that this resource started or adopted.", text),
  status: computed("AWS's status of that refresh, for example `Successful`.", text),
  statusReason: computed("AWS's reason for the status.", text),
  percentageComplete: computed("How far the refresh has come, 0 to 100.", number),
  instancesToUpdate: computed("How many instances are still to be replaced.", number),
  startTime: computed("When AWS began, in ISO 8601.", text),
  endTime: computed("When the refresh ended, in ISO 8601.", text),
  durationSeconds: computed("Seconds from the start to the end.", number),
  rollbackDetails: computed(
    "Set when AWS rolled the refresh back.",
    nested({
      rollbackReason: ["Why AWS rolled back.", text],
      rollbackStartTime: ["When the rollback began, in ISO 8601.", text],
      percentageCompleteOnRollback: ["How far the refresh had come, 0 to 100.", number],
      instancesToUpdateOnRollback: ["How many instances were still to be replaced.", number],
    }),
  ),
  launchTemplate: computed(
    "What the fleet was rolled to, by id, name and version number; after a rollback, what it was rolled back to.",
    launchTemplate,
  ),
  previousLaunchTemplate: computed(
    "What the fleet ran before, where that was something else.",
    launchTemplate,
  ),
  rollReason: computed("Why the fleet was rolled.", text),
  pendingReason: computed("Why the fleet would be rolled if `hold` did not prevent it.", text),
  instancesReplaced: computed(
    "How many instances of the group were replaced. Null when an earlier run had started the refresh.",
    number,
  ),
  instancesOutdated: computed(
    "The ids of instances in service or on standby that do not run the target. `terraform apply -refresh-only` looks again.",
    plain(["list", "string"]),
  ),
};

/** What the provider keeps between two runs besides the outputs. It survives a crash of the provider, which private data does not. */
const savedState: Attribute = {
  description:
    "What the provider has to know of earlier refreshes. It is for the provider alone and may change with any version.",
  mode: "computed",
  isSensitive: true,
  type: text,
};

const savedStateName = "saved_state";
const savedKey = "__saved";

/** The names of the computed attributes, outputs and saved state. */
export const outputAttributes: Attributes = {
  ...Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [toSnakeCase(name), attribute]),
  ),
  [savedStateName]: savedState,
};

/** The values of the computed attributes, from the engine's outputs. */
export function toOutputValues(outputs: Properties): Values {
  const values = outputNames.map((name) => [toSnakeCase(name), toValue(outputs[name])] as const);
  const saved = outputs[savedKey];
  return {
    ...Object.fromEntries(values),
    [savedStateName]: saved === undefined ? null : JSON.stringify(saved),
  };
}

/** The engine's outputs, from the values of a state. People edit states: a saved state that is no JSON reads as none. */
export function fromOutputValues(values: Values): Properties {
  const outputs = outputNames
    .map((name) => [name, fromValue(values[toSnakeCase(name)])] as const)
    .filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(outputs), ...savedOf(values[savedStateName]) };
}

function savedOf(text: unknown): Properties {
  if (typeof text !== "string") return {};
  try {
    return { [savedKey]: JSON.parse(text) as unknown };
  } catch {
    return {};
  }
}

function computed(description: string, type: AttributeType): Attribute {
  return { description, mode: "computed", type };
}

function nested(fields: Readonly<Record<string, readonly [string, AttributeType]>>): AttributeType {
  const all = Object.entries(fields).map(([name, [description, type]]) => [
    toSnakeCase(name),
    computed(description, type),
  ]);
  return { kind: "nested", nesting: "single", attributes: Object.fromEntries(all) as Attributes };
}

function toValue(output: unknown): unknown {
  if (output === undefined) return null;
  if (typeof output !== "object" || output === null || Array.isArray(output)) return output;
  return Object.fromEntries(
    Object.entries(output).map(([name, value]) => [toSnakeCase(name), toValue(value)]),
  );
}

function fromValue(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const parts = Object.entries(value)
    .map(([name, part]) => [toCamelCase(name), fromValue(part)] as const)
    .filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts);
}

/** No name of an output holds a unit, so the way back is plain. */
function toCamelCase(name: string): string {
  return name.replace(/_[a-z]/g, (part) => part.slice(1).toUpperCase());
}
