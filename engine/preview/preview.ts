/** Finds out what a run would do, without doing any of it. */
import { decide, type Decision, type Situation } from "../decision/decide";
import { isFault } from "../run/fault";
import { surveyFleet } from "../refresh/fleet";
import type { Group } from "../refresh/group";
import type { Inputs } from "../inputs/inputs";
import type { Scene } from "../run/errors/instance-refresh-error";
import { leftBehind, missed, type LeftBehind } from "../refresh/outdated-instances";
import type { Finding } from "../preflight/facts";
import { renderPreview, type Outlook, type Preview, type TemplateData } from "./render-preview";
import type { Past } from "../decision/reasons";
import { isActive } from "../refresh/snapshot";
import { launchTemplateOf, type Target } from "../refresh/target";
import type { Ports } from "../run/ports";
import { preflight } from "../preflight/preflight";
import { findSituation } from "../run/observe";

/** A decision, and the words for it. */
export interface Foreseen {
  readonly decision: Decision;
  readonly preview: Preview;
  /** What stands in the way, if a refresh would start. */
  readonly findings: readonly Finding[];
}

/**
 * @throws InstanceRefreshError when there is no such group
 * @throws Fault when AWS cannot be asked
 */
export async function foresee(
  request: {
    readonly inputs: Inputs;
    readonly past: Past;
    readonly scene: Scene;
    /** Whether the launch template version is yet to be made: its number is known, and nothing else. */
    readonly isPredicted?: boolean;
    /** Whether it is only asked what a refresh would do: then there are no reasons, and what has ended does not count. @default false */
    readonly isHypothetical?: boolean;
  },
  ports: Ports,
): Promise<Foreseen> {
  const { situation, group } = await findSituation(request, inAHurry(ports));
  const decision = request.isHypothetical === true ? supposed(situation) : decide(situation);
  const { target } = situation.wanted;
  const fleet = group && surveyFleet(group, target);
  const { isPredicted = false } = request;
  const templates = isPredicted ? undefined : await findTemplates(situation, ports);
  const outlook: Outlook = {
    decision,
    target,
    preferences: request.inputs.preferences,
    missed: missedBy(situation, request.inputs, group),
    isGated: (request.inputs.gates ?? []).length > 0,
    ...(group && { group }),
    ...(fleet && { fleet }),
    ...(templates && { templates }),
  };
  const findings =
    decision.act === "start"
      ? await preflight(
          {
            inputs: request.inputs,
            target,
            group,
            isPredicted,
            skipMatching: decision.preferences.skipMatching === true,
          },
          ports,
        )
      : [];
  return { decision, preview: renderPreview(outlook), findings };
}

/** What the fleet says against a success, if there is one. */
function missedBy(
  { wanted, stayed }: Situation,
  { preferences, verify }: Inputs,
  group: Group | undefined,
): readonly LeftBehind[] {
  const left = group && leftBehind(group, wanted.target, preferences);
  return [...missed(left, verify), ...missed(stayed, verify)];
}

/** No resource asks for it, so nothing of the past is a reason to roll, or not to. */
function supposed(situation: Situation): Decision {
  const history = situation.history.filter(({ snapshot }) => isActive(snapshot));
  const decision = decide({ ...situation, history });
  return decision.act === "start" ? { ...decision, reasons: [] } : decision;
}

/** A preview asks once: an hour's patience with AWS is for a roll that must go on. */
function inAHurry(ports: Ports): Ports {
  return { ...ports, signal: AbortSignal.abort() };
}

/** The template before and after. Versions that may not be read are left out of the preview. */
async function findTemplates(
  { past, wanted }: Situation,
  ports: Ports,
): Promise<{ before: TemplateData; after: TemplateData } | undefined> {
  const before = past.settled && (await dataOf(past.settled.target, ports));
  const after = before && (await dataOf(wanted.target, ports));
  return before && after && { before, after };
}

async function dataOf(
  { configuration }: Target,
  { autoScaling }: Ports,
): Promise<TemplateData | undefined> {
  const template = launchTemplateOf(configuration);
  if (template === undefined) return undefined;
  try {
    return (await autoScaling.resolveTemplate(template)).data;
  } catch (error) {
    if (isFault(error)) return undefined;
    throw error;
  }
}
