/** A resource of the stand-in, on the logic that the stand-in for Pulumi has for the same type. */
import type {
  Applied,
  ApplyRequest,
  Existing,
  Planned,
  PlanRequest,
  Resource,
} from "../../terraform/plugin/provider";
import type { Attribute, Block } from "../../terraform/schema/schema";
import { isUnknown, unknown, type Values } from "../../terraform/values/value";
import { differences } from "../resource-aws/difference";
import * as lifecycle from "../resource-aws/lifecycle";
import { omit, type Properties } from "../resource-aws/properties";
import type { ResourceType } from "../resource-aws/resource-type";
import type { Scope } from "../resource-aws/scope";
import { toProperties, toPulumi, toValues } from "./translate";

export interface Kind {
  readonly type: ResourceType;
  readonly schema: Block;
  readonly scope: () => Scope;
}

export function createResource(kind: Kind): Resource {
  return {
    schema: kind.schema,
    plan: (request) => Promise.resolve(plan(kind, request)),
    apply: (request) => apply(kind, request),
    read: (existing) => read(kind, existing),
  };
}

function plan({ type, schema }: Kind, { prior, proposed, configuration }: PlanRequest): Planned {
  const isOpen = ({ mode }: Attribute, name: string): boolean =>
    mode !== "optional" && mode !== "required" && configuration[name] === null;
  if (prior === undefined) {
    return { state: withUnknown(proposed, namesOf(schema, isOpen)) };
  }
  const inputs = inputsOf(schema, proposed);
  const found = differences(inputsOf(schema, prior), inputs);
  const changed = new Set([...found.map(({ input }) => input), ...unknownsIn(proposed)]);
  const unsettled = type.unsettledBy(changed, inputs);
  const isUnsettled = (_: Attribute, name: string): boolean => unsettled.includes(toPulumi(name));
  const replacing = Object.keys(schema.attributes).filter((name) => {
    return type.replacing.includes(toPulumi(name)) && changed.has(toPulumi(name));
  });
  return {
    state: withUnknown(proposed, namesOf(schema, isUnsettled)),
    replacedBy: replacing.map((name) => [name]),
  };
}

async function apply(kind: Kind, { prior, planned }: ApplyRequest): Promise<Applied> {
  const { type, schema, scope } = kind;
  const served = { type, scope: scope() };
  if (planned === undefined) {
    const { id } = prior ?? {};
    await type.delete(String(id), served.scope.clientsOf({}));
    return { state: undefined };
  }
  if (prior === undefined) {
    const inputs = withName(inputsOf(schema, planned));
    const { id, outputs, unsettled } = await lifecycle.create(served, { inputs, preview: false });
    const state = settled(schema, planned, { ...outputs, id });
    if (unsettled === undefined) return { state };
    return { state, diagnostics: [{ severity: "error", summary: unsettled }] };
  }
  const outputs = await lifecycle.update(served, {
    id: String(prior["id"]),
    inputs: inputsOf(schema, planned),
    oldInputs: inputsOf(schema, prior),
    outputs: {},
    preview: false,
  });
  return { state: settled(schema, planned, { ...outputs, id: prior["id"] }) };
}

async function read({ type, schema, scope }: Kind, { state }: Existing): Promise<Applied> {
  const { id } = state;
  const known = { id: String(id), inputs: inputsOf(schema, state), outputs: {} };
  const found = await lifecycle.read({ type, scope: scope() }, known);
  if (!found) return { state: undefined };
  const outputs: Properties = { ...found.outputs, ...found.inputs, id };
  return { state: { ...toValues(schema, outputs), ...untouched(schema, state, outputs) } };
}

/** A set has no order: one with the same members as before is as it was. */
function untouched(schema: Block, state: Values, outputs: Properties): Values {
  const same = Object.keys({ ...schema.attributes, ...schema.blocks }).filter((name) => {
    const [before, now] = [state[name], outputs[toPulumi(name)]];
    return Array.isArray(before) && Array.isArray(now) && sorted(before) === sorted(now);
  });
  return Object.fromEntries(same.map((name) => [name, state[name]]));
}

function sorted(items: readonly unknown[]): string {
  return JSON.stringify(items.map((item) => JSON.stringify(item)).sort());
}

/** The properties that the user sets, or that AWS has set where they do not. */
function inputsOf(schema: Block, values: Values): Properties {
  const isComputed = ({ mode }: Attribute): boolean => mode === "computed";
  return omit(toProperties(schema, values), namesOf(schema, isComputed).map(toPulumi));
}

/** The planned values, with what only AWS knew where they were open. */
function settled(schema: Block, planned: Values, outputs: Properties): Values {
  const now = toValues(schema, outputs);
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [name, isUnknown(value) ? now[name] : value]),
  );
}

/** The name as the real provider makes it, where the configuration gives none. */
function withName(inputs: Properties): Properties {
  const { name, namePrefix = "terraform-" } = inputs;
  if (name !== undefined) return inputs;
  const unique = `${Date.now()}${process.hrtime.bigint() % 1_000_000n}`;
  return { ...inputs, name: `${String(namePrefix)}${unique}` };
}

function withUnknown(values: Values, names: readonly string[]): Values {
  return { ...values, ...Object.fromEntries(names.map((name) => [name, unknown])) };
}

function unknownsIn(values: Values): readonly string[] {
  const names = Object.entries(values).filter(([, value]) => isUnknown(value));
  return names.map(([name]) => toPulumi(name));
}

function namesOf(
  { attributes }: Block,
  isMeant: (attribute: Attribute, name: string) => boolean,
): readonly string[] {
  return Object.entries(attributes)
    .filter(([name, attribute]) => isMeant(attribute, name))
    .map(([name]) => name);
}
