/** Builds a scenario rule by rule, with one method for each kind of rule. */
import { ruleFields } from "./fields";
import { parseScenario } from "./parse";
import type { RequestLimit, Scenario, ScenarioRule } from "./scenario";

type RuleOf<Kind> = Omit<Extract<ScenarioRule, { kind: Kind }>, "kind">;
/** A rule that needs no fields may be given without any. */
type FieldsOf<Kind> = object extends RuleOf<Kind> ? [rule?: RuleOf<Kind>] : [rule: RuleOf<Kind>];

/** Each method returns a builder with one rule more, and leaves this one as it is. */
export type ScenarioBuilder = {
  readonly [Kind in ScenarioRule["kind"]]: (...fields: FieldsOf<Kind>) => ScenarioBuilder;
} & {
  readonly requestLimit: (limit: RequestLimit) => ScenarioBuilder;
  /** @throws ScenarioError that names every fault at once */
  readonly build: () => Scenario;
};

/** A scenario in which nothing goes wrong yet, as in `buildScenario().throttle({ times: 3 }).build()`. */
export function buildScenario(scenario: Scenario = {}): ScenarioBuilder {
  const { rules = [] } = scenario;
  const add = (kind: string) => (fields: object) =>
    buildScenario({ ...scenario, rules: [...rules, { ...fields, kind } as ScenarioRule] });
  const byKind = Object.fromEntries(Object.keys(ruleFields).map((kind) => [kind, add(kind)]));
  return {
    ...(byKind as unknown as ScenarioBuilder),
    requestLimit: (requestLimit) => buildScenario({ ...scenario, requestLimit }),
    build: () => parseScenario(scenario),
  };
}
