/** Gathers what a preflight goes by, all at once, and judges it. What may not be asked is passed over with a line. */
import { isRolled, surveyFleet } from "../refresh/fleet";
import type { Group } from "../refresh/group";
import type { Inputs } from "../inputs/inputs";
import type { PreflightFacts, Finding } from "./facts";
import { findObstacles } from "./find-obstacles";
import { rollbackIsPossible } from "./rollback-rule";
import { launchTemplateOf, type Target } from "../refresh/target";
import { ifPermitted } from "./if-permitted";
import { findLaunches } from "./launches";
import type { Ports, ResolvedTemplate } from "../run/ports";

export interface PreflightOptions {
  readonly inputs: Inputs;
  readonly target: Target;
  readonly skipMatching: boolean;
  readonly group: Group | undefined;
  /** Whether the launch template version is yet to be made, so that nothing can be asked about it. @default false */
  readonly isPredicted?: boolean;
}

/**
 * Every finding, errors first. A refresh that finds every instance on the target needs no preflight, but for what AWS refuses in any
 * start: a way back that it does not have.
 */
export async function preflight(
  options: PreflightOptions,
  ports: Ports,
): Promise<readonly Finding[]> {
  const { inputs, target, skipMatching, group } = options;
  const fleet = group && surveyFleet(group, target);
  if (skipMatching && group && fleet && isRolled(fleet)) {
    const isRefusable = inputs.preferences?.autoRollback === true;
    return isRefusable ? rollbackIsPossible({ inputs, target, skipMatching, group, fleet }) : [];
  }
  const facts: PreflightFacts = {
    inputs,
    target,
    skipMatching,
    ...(group && { group }),
    ...(fleet && { fleet }),
    ...(await gather(options, ports)),
  };
  return findObstacles(facts);
}

type Gathered = Pick<
  PreflightFacts,
  | "missingTemplates"
  | "launches"
  | "alarms"
  | "isOwnImageParameter"
  | "credentialsEndIn"
  | "ownInstanceId"
>;

async function gather(
  { inputs, target, group, isPredicted }: PreflightOptions,
  ports: Ports,
): Promise<Gathered> {
  const { preflightFacts, diagnostics } = ports;
  const alarmNames = inputs.preferences?.alarmSpecification?.alarms ?? [];
  const known = <Answer>(question: () => Promise<Answer>) => ifPermitted(question, ports);
  const [launches, alarms, own, credentialsEndIn, ownInstanceId] = await Promise.all([
    isPredicted === true ? undefined : known(() => findLaunches(target, ports)),
    alarmNames.length === 0 ? undefined : known(() => diagnostics.alarms(alarmNames)),
    known(() => templateOf(group?.configuration, ports)),
    known(() => preflightFacts.credentialsEndIn()),
    known(() => preflightFacts.ownInstanceId()),
  ]);
  return {
    ...launches,
    ...(alarms && { alarms }),
    isOwnImageParameter: own?.imageId?.startsWith("resolve:ssm:") ?? false,
    ...(credentialsEndIn !== undefined && { credentialsEndIn }),
    ...(ownInstanceId !== undefined && { ownInstanceId }),
  };
}

async function templateOf(
  configuration: Target["configuration"],
  { autoScaling }: Ports,
): Promise<ResolvedTemplate | undefined> {
  const template = launchTemplateOf(configuration);
  return template && autoScaling.resolveTemplate(template);
}
