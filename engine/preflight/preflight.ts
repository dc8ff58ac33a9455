/** Gathers the facts of a preflight in parallel and applies its rules. A call without permission is skipped with a line. */
import { isRolled, surveyFleet } from "../refresh/fleet";
import type { Group } from "../refresh/group";
import type { Inputs } from "../inputs/inputs";
import { alarmsAreOk, findAlarms } from "./alarms";
import { configurationKindIsKept } from "./configuration-kind-rule";
import type { PreflightFacts, Finding } from "./facts";
import { findLaunchBeforeTerminate, type LaunchBeforeTerminate } from "./account-setting";
import { findObstacles } from "./find-obstacles";
import { findBrokenGates, gatesCanBeChecked } from "./gates";
import { rollbackIsPossible } from "./rollback-rule";
import { launchTemplateOf, type Target } from "../refresh/target";
import { ifPermitted } from "./if-permitted";
import { findLaunches, findMissingTemplates, parameterPrefix } from "./launches";
import type { Ports } from "../run/ports";

export interface PreflightOptions {
  readonly inputs: Inputs;
  readonly target: Target;
  readonly skipMatching: boolean;
  readonly group: Group | undefined;
  /** The account setting, where it was described before. @default described now */
  readonly launchBeforeTerminate?: LaunchBeforeTerminate;
  /** Whether the launch template version does not exist yet, so that nothing is known about it. @default false */
  readonly isPredicted?: boolean;
}

/**
 * Every finding, errors first. A refresh that finds every instance on the target needs no preflight, except for what AWS refuses in any
 * start (an alarm that is not OK, a rollback that it cannot do), for what changes the group itself, and for gates, which run all the same.
 */
export async function preflight(
  options: PreflightOptions,
  ports: Ports,
): Promise<readonly Finding[]> {
  return (await checkPreflight(options, ports)).findings;
}

/** What a preflight found, and the facts that it went by. */
export interface PreflightResult {
  readonly findings: readonly Finding[];
  readonly facts: PreflightFacts;
}

/** A preflight for a caller that shows some of its facts. */
export async function checkPreflight(
  options: PreflightOptions,
  ports: Ports,
): Promise<PreflightResult> {
  const { inputs, target, skipMatching, group } = options;
  const fleet = group && surveyFleet(group, target);
  if (skipMatching && group && fleet && isRolled(fleet)) {
    const facts = { inputs, target, skipMatching, group, fleet };
    const isRefusable = inputs.preferences?.autoRollback === true;
    const findings = [
      ...configurationKindIsKept(facts),
      ...alarmsAreOk({ ...facts, ...(await gatherAlarms(inputs, ports)) }),
      ...gatesCanBeChecked({ ...facts, ...(await gatherGates(inputs, ports)) }),
      ...(isRefusable ? rollbackIsPossible(facts) : []),
    ];
    return { findings, facts };
  }
  const facts: PreflightFacts = {
    inputs,
    target,
    skipMatching,
    ...(group && { group }),
    ...(fleet && { fleet }),
    ...(await gather(options, ports)),
  };
  return { findings: findObstacles(facts), facts };
}

type Gathered = Pick<
  PreflightFacts,
  | "missingTemplates"
  | "parameterTemplates"
  | "missingOwnTemplates"
  | "launches"
  | "hooks"
  | "launchBeforeTerminate"
  | "alarms"
  | "brokenGates"
  | "isPreview"
  | "isOwnImageParameter"
  | "credentialsEndIn"
  | "ownInstanceId"
>;

async function gather(
  { inputs, target, group, isPredicted, launchBeforeTerminate }: PreflightOptions,
  ports: Ports,
): Promise<Gathered> {
  const { preflightFacts, diagnostics } = ports;
  const known = <Response>(request: () => Promise<Response>) => ifPermitted(request, ports);
  const [launches, alarms, gates, own, hooks, setting, credentialsEndIn, ownInstanceId] =
    await Promise.all([
      isPredicted === true ? undefined : known(() => findLaunches(target, ports)),
      gatherAlarms(inputs, ports),
      gatherGates(inputs, ports),
      known(() => findOwn(group?.configuration, ports)),
      group && known(() => diagnostics.lifecycleHooks(group.autoScalingGroupName)),
      launchBeforeTerminate ?? findLaunchBeforeTerminate(group, inputs, ports),
      known(() => preflightFacts.credentialsEndIn()),
      known(() => preflightFacts.ownInstanceId()),
    ]);
  return {
    ...launches,
    ...alarms,
    ...gates,
    ...own,
    ...(hooks && { hooks }),
    launchBeforeTerminate: setting === "enabled",
    ...(credentialsEndIn !== undefined && { credentialsEndIn }),
    ...(ownInstanceId !== undefined && { ownInstanceId }),
  };
}

async function gatherAlarms(
  { preferences }: Inputs,
  ports: Ports,
): Promise<Pick<PreflightFacts, "alarms" | "isPreview">> {
  const names = preferences?.alarmSpecification?.alarms ?? [];
  if (names.length === 0) return {};
  const alarms = await ifPermitted(() => findAlarms(names, ports), ports);
  return { isPreview: ports.persistence === "once", ...(alarms && { alarms }) };
}

async function gatherGates(
  { gates = [] }: Inputs,
  ports: Ports,
): Promise<Pick<PreflightFacts, "brokenGates" | "isPreview">> {
  if (gates.length === 0) return {};
  const brokenGates = await findBrokenGates(gates, ports);
  return { isPreview: ports.persistence === "once", brokenGates };
}

/** What the group itself launches from. */
async function findOwn(
  configuration: Target["configuration"],
  ports: Ports,
): Promise<Pick<PreflightFacts, "missingOwnTemplates" | "isOwnImageParameter">> {
  const missingOwnTemplates = await findMissingTemplates(configuration, ports);
  const template = launchTemplateOf(configuration);
  if (template === undefined || missingOwnTemplates.length > 0) return { missingOwnTemplates };
  const { imageId } = await ports.autoScaling.resolveTemplate(template);
  return { isOwnImageParameter: imageId?.startsWith(parameterPrefix) ?? false };
}
