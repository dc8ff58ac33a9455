/** Finds out what a run would do, without doing any of it. */
import { decide, type Decision, type ObservedState } from "../decision/decide";
import { isFault } from "../run/fault";
import { surveyFleet } from "../refresh/fleet";
import type { Group } from "../refresh/group";
import type { Inputs } from "../inputs/inputs";
import type { ErrorContext } from "../run/errors/instance-refresh-error";
import {
  outdatedInstances,
  violations,
  type OutdatedInstance,
} from "../refresh/outdated-instances";
import type { Finding } from "../preflight/facts";
import {
  renderPreview,
  type PreviewFacts,
  type Preview,
  type TemplateData,
} from "./render-preview";
import type { SavedState } from "../decision/reasons";
import { isActive } from "../refresh/snapshot";
import { launchTemplateOf, type Target } from "../refresh/target";
import type { Ports } from "../run/ports";
import { findLaunchBeforeTerminate } from "../preflight/account-setting";
import { checkPreflight, type PreflightResult } from "../preflight/preflight";
import { observeState } from "../run/observe";

/** A decision, and the words for it. */
export interface PreviewResult {
  readonly decision: Decision;
  readonly preview: Preview;
  /** The obstacles, if a refresh would start. */
  readonly findings: readonly Finding[];
}

/**
 * @throws InstanceRefreshError when there is no such group
 * @throws Fault if AWS cannot be reached or refuses a request
 */
export async function findPreview(
  request: {
    readonly inputs: Inputs;
    readonly saved: SavedState;
    readonly errorContext: ErrorContext;
    /** Whether the launch template version is yet to be made: its number is known, and nothing else. */
    readonly isPredicted?: boolean;
    /** Whether to show what a refresh would do, even without a reason to roll; ended refreshes do not count. @default false */
    readonly isHypothetical?: boolean;
  },
  ports: Ports,
): Promise<PreviewResult> {
  const { isPredicted = false } = request;
  const { ignoreTemplateFields, ...inputs } = request.inputs;
  // A version that is yet to be made cannot be compared by its fields.
  const observed = isPredicted ? { ...request, inputs } : request;
  const { state, group } = await observeState(observed, withoutRetries(ports));
  const decision = request.isHypothetical === true ? supposed(state) : decide(state);
  const { target } = state.desired;
  const fleet = group && surveyFleet(group, target);
  const isStart = decision.act === "start";
  const templates = isStart && !isPredicted ? await findTemplates(state, group, ports) : undefined;
  const launchBeforeTerminate = isStart
    ? await findLaunchBeforeTerminate(group, request.inputs, ports)
    : "disabled";
  const facts: PreviewFacts = {
    decision,
    target,
    preferences: request.inputs.preferences,
    outdated: findOutdated(state, request.inputs, group),
    isGated: (request.inputs.gates ?? []).length > 0,
    ...(isPredicted && ignoreTemplateFields && { ignoredUnlessOnly: ignoreTemplateFields }),
    launchBeforeTerminate,
    ...(group && { group }),
    ...(fleet && { fleet }),
    ...(templates && { templates }),
  };
  const checked =
    decision.act === "start"
      ? await checkPreflight(
          {
            inputs: request.inputs,
            target,
            group,
            isPredicted,
            launchBeforeTerminate,
            skipMatching: decision.preferences.skipMatching === true,
          },
          ports,
        )
      : undefined;
  return toResult(facts, checked);
}

/** The duration does not include hooks, which only the preflight describes. */
function toResult(facts: PreviewFacts, checked: PreflightResult | undefined): PreviewResult {
  const hasHooks = (checked?.facts.hooks ?? []).length > 0;
  const preview = renderPreview({ ...facts, hasHooks });
  return { decision: facts.decision, preview, findings: checked?.findings ?? [] };
}

/** What the fleet says against a success, if there is one. */
function findOutdated(
  { desired, notReplaced }: ObservedState,
  { preferences, verify }: Inputs,
  group: Group | undefined,
): readonly OutdatedInstance[] {
  const left = group && outdatedInstances(group, desired.target, preferences);
  return [...violations(left, verify), ...violations(notReplaced, verify)];
}

/** Without a resource, nothing in the past is a reason to roll or not to roll. */
function supposed(state: ObservedState): Decision {
  const history = state.history.filter(({ snapshot }) => isActive(snapshot));
  const decision = decide({ ...state, history });
  return decision.act === "start" ? { ...decision, reasons: [] } : decision;
}

/** A preview makes each call once. Retries of minutes are for a roll that must go on. */
function withoutRetries(ports: Ports): Ports {
  return { ...ports, persistence: "once", signal: AbortSignal.abort() };
}

/**
 * The template before and after: what rolled last, or else what the group launches. Versions that may not be read are left out of the
 * preview.
 */
async function findTemplates(
  { saved, desired }: ObservedState,
  group: Group | undefined,
  ports: Ports,
): Promise<{ before: TemplateData; after: TemplateData } | undefined> {
  const configuration = saved.lastSuccess?.target.configuration ?? group?.configuration;
  const before = configuration && (await dataOf(configuration, ports));
  const after = before && (await dataOf(desired.target.configuration, ports));
  return before && after && { before, after };
}

async function dataOf(
  configuration: Target["configuration"],
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
