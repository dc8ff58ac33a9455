/** Checks a scenario that came as JSON, and names everything that is wrong with it at once. */
import { findPathFaults } from "./answer-paths";
import type { Scenario } from "./scenario";
import { requestLimitFields, ruleFields, type FieldCheck, type Fields } from "./fields";

/** A scenario that cannot be used; the message lists every fault with its place. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The scenario has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}: ${faults.join("; ")}`,
    );
    this.faults = faults;
  }
}

/** Takes `{rules, requestLimit}`, or a list of rules alone. Throws `ScenarioError`. */
export function parseScenario(value: unknown): Scenario {
  const scenario = Array.isArray(value) ? { rules: value as unknown[] } : value;
  const faults = findFaults(scenario);
  if (faults.length > 0) throw new ScenarioError(faults);
  return scenario as Scenario;
}

function findFaults(scenario: unknown): string[] {
  if (!isObject(scenario))
    return ["a scenario is an object with rules and requestLimit, or a list of rules"];
  const { rules = [], requestLimit, ...others } = scenario;
  return [
    ...Object.keys(others).map(
      (name) => `${name}: is no part of a scenario; rules and requestLimit are`,
    ),
    ...(Array.isArray(rules) ? rules.flatMap(findRuleFaults) : ["rules: must be a list"]),
    ...(requestLimit === undefined
      ? []
      : checkFields(requestLimit, requestLimitFields, "requestLimit")),
  ];
}

function findRuleFaults(rule: unknown, index: number): string[] {
  const path = `rules[${index}]`;
  if (!isObject(rule)) return [`${path}: must be an object`];
  const { kind, ...fields } = rule;
  if (typeof kind !== "string" || !Object.hasOwn(ruleFields, kind)) {
    return [`${path}.kind: must be one of ${Object.keys(ruleFields).join(", ")}`];
  }
  const faults = [
    ...checkFields(fields, ruleFields[kind] ?? {}, path),
    ...findMoment(kind, fields, path),
  ];
  return faults.length > 0 ? faults : findPaths(kind, fields, path);
}

/** A competing refresh comes at a time or at a percentage. */
function findMoment(
  kind: string,
  fields: Readonly<Record<string, unknown>>,
  path: string,
): string[] {
  const isOne = (fields["after"] === undefined) !== (fields["percentage"] === undefined);
  return kind !== "competingRefresh" || isOne
    ? []
    : [`${path}: needs after or percentage, and not both`];
}

/** What a rule changes in an answer is there. */
function findPaths(
  kind: string,
  { service, action, fields, lists }: Readonly<Record<string, unknown>>,
  path: string,
): string[] {
  const isOmission = kind === "omit";
  const paths = isOmission ? fields : kind === "reorder" ? (lists ?? []) : undefined;
  if (!Array.isArray(paths)) return [];
  const member = isOmission ? "fields" : "lists";
  return findPathFaults({ service, action, paths, toLists: !isOmission }).map(
    (fault) => `${path}.${member}: ${fault}`,
  );
}

function checkFields(value: unknown, fields: Fields, path: string): string[] {
  if (!isObject(value)) return [`${path}: must be an object`];
  const unknown = Object.keys(value)
    .filter((name) => !Object.hasOwn(fields, name))
    .map(
      (name) => `${path}.${name}: is not known here; known are ${Object.keys(fields).join(", ")}`,
    );
  const wrong = Object.entries(fields).flatMap(([name, check]) =>
    checkField(value[name], check, `${path}.${name}`),
  );
  return [...unknown, ...wrong];
}

function checkField(value: unknown, check: FieldCheck, path: string): string[] {
  if (value === undefined)
    return check.isRequired ? [`${path}: is required and ${check.rule}`] : [];
  return check.accepts(value) ? [] : [`${path}: ${check.rule}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
