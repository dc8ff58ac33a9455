/** What a preview says: whether a refresh would start and why, and what it would do to the fleet. */
import type { Decision } from "../decision/decide";
import { toolCommand } from "../diagnosis/next-command";
import { cut } from "../diagnosis/wording";
import { renderSeconds } from "../values/duration";
import { isSame } from "../values/equality";
import type { LaunchBeforeTerminate } from "../preflight/account-setting";
import { dispositionsOf, type Dispositions } from "../refresh/disposition";
import type { Fleet } from "../refresh/fleet";
import type { Group } from "../refresh/group";
import type { Preferences } from "../inputs/inputs";
import type { OutdatedInstance } from "../refresh/outdated-instances";
import { renderOutdated } from "../run/errors/not-verified";
import { estimateRoll, type Estimate } from "../refresh/estimate";
import { renderProgress } from "../refresh/progress";
import { renderReason, renderTarget } from "../decision/reasons";
import type { Snapshot } from "../refresh/snapshot";
import { renderGroupElsewhere, renderSubject, type Target } from "../refresh/target";

/** What is known before anything happens. What could not be found out is absent. */
export interface PreviewFacts {
  readonly decision: Decision;
  readonly target: Target;
  readonly group?: Group;
  readonly fleet?: Fleet;
  readonly preferences: Preferences | undefined;
  /** What speaks against a success that there is to record. @default nothing */
  readonly outdated?: readonly OutdatedInstance[];
  /** Whether gates run before a success. @default false */
  readonly isGated?: boolean;
  /** Whether lifecycle hooks hold the group's instances. @default false */
  readonly hasHooks?: boolean;
  /** Template fields whose change alone rolls nothing, where it is not known yet which fields change. */
  readonly ignoredUnlessOnly?: readonly string[];
  /** The account setting, where it matters. @default "disabled" */
  readonly launchBeforeTerminate?: LaunchBeforeTerminate;
  /** The launch template's data before and after. */
  readonly templates?: { readonly before: TemplateData; readonly after: TemplateData };
}

export type TemplateData = Readonly<Record<string, unknown>>;

/** A preview in one line, for the row, and in full. */
export interface Preview {
  readonly row: string;
  readonly lines: readonly string[];
}

export function renderPreview(facts: PreviewFacts): Preview {
  const { decision } = facts;
  switch (decision.act) {
    case "nothing":
      return nothing(decision, facts);
    case "hold":
      return hold(decision, facts);
    case "refuseHold":
      return single(
        `would fail: hold is set, and the group launches from ${renderSubject(decision.from)}, not ${renderSubject(decision.to)}; ` +
          "remove hold, or keep the old launch template",
      );
    case "record":
      return record(decision, facts);
    case "block":
      return single(
        `would fail: this very target was rolled back before (${decision.refresh.instanceRefreshId}); ` +
          "change the target, or set retryAfterRollback: true",
      );
    case "refuse":
      return single(
        `would fail: another refresh is active (${decision.refresh.instanceRefreshId}, ${renderProgress(decision.refresh)})`,
      );
    case "follow":
      return besideActive(
        decision.refresh,
        `would ${decision.whose === "ours" ? "resume watching" : "adopt"} refresh ${decision.refresh.instanceRefreshId}, ${renderProgress(decision.refresh)}`,
        facts.group,
      );
    case "waitFor":
    case "supersede":
      return afterAnother(decision, facts);
    case "start":
      return start(decision, facts);
  }
}

function nothing(
  { groupLaunchesFrom }: Extract<Decision, { act: "nothing" }>,
  { group }: PreviewFacts,
): Preview {
  const row = "no refresh";
  return groupLaunchesFrom === undefined || group === undefined
    ? { row, lines: [] }
    : {
        row,
        lines: [
          row,
          `  warning: ${renderGroupElsewhere(group.autoScalingGroupName, groupLaunchesFrom)}`,
        ],
      };
}

function hold(
  { reasons, running, groupLaunchesFrom }: Extract<Decision, { act: "hold" }>,
  { group }: PreviewFacts,
): Preview {
  const row = `on hold; a refresh is due: ${reasons.map(renderReason).join("; ")}`;
  const goesOn =
    running === undefined
      ? []
      : [
          `  refresh ${running.instanceRefreshId} of an earlier run still runs (${renderProgress(running)}), and hold does not stop it`,
          ...blockedChanges(running, group),
        ];
  const elsewhere =
    groupLaunchesFrom === undefined || group === undefined
      ? []
      : [`  warning: ${renderGroupElsewhere(group.autoScalingGroupName, groupLaunchesFrom)}`];
  return { row, lines: [row, ...goesOn, ...elsewhere] };
}

function single(line: string): Preview {
  return { row: line, lines: [line] };
}

/** What speaks against the success now will do so after the update, too. */
function record(
  { refresh }: Extract<Decision, { act: "record" }>,
  { outdated = [], isGated = false }: PreviewFacts,
): Preview {
  const rolled = `refresh ${refresh.instanceRefreshId} already rolled this change`;
  if (outdated.length === 0) {
    return single(`${rolled}; it will be recorded${isGated ? " if its gates pass" : ""}`);
  }
  const count = outdated.length === 1 ? "one instance" : `${outdated.length} instances`;
  const row = `would fail: ${rolled}, and left ${count}`;
  return {
    row,
    lines: [row, ...cut(outdated.map(renderOutdated), shownInstances, "instances").map(indent)],
  };
}

/** More instances than these are a count. */
const shownInstances = 6;

function indent(line: string): string {
  return `  ${line}`;
}

function besideActive(refresh: Snapshot, row: string, group: Group | undefined): Preview {
  return { row, lines: [row, ...blockedChanges(refresh, group)] };
}

/**
 * AWS refuses changes of what a group launches while a refresh with a desired configuration is active: the group's own update comes
 * before ours, and fails.
 */
function blockedChanges(refresh: Snapshot, group: Group | undefined): readonly string[] {
  if (refresh.desiredConfiguration === undefined || group === undefined) return [];
  const command = toolCommand(group, "cancel");
  return [
    `  while that refresh is active, AWS refuses to change what the group itself launches: if this update does, wait for the refresh, or run \`${command}\` first`,
  ];
}

function afterAnother(
  decision: Extract<Decision, { act: "waitFor" | "supersede" }>,
  { group }: PreviewFacts,
): Preview {
  const { refresh } = decision;
  const how = decision.act === "waitFor" ? "wait for" : "cancel";
  return besideActive(
    refresh,
    `would ${how} refresh ${refresh.instanceRefreshId} (${renderProgress(refresh)}), then start its own`,
    group,
  );
}

function start(decision: Extract<Decision, { act: "start" }>, facts: PreviewFacts): Preview {
  const { group, fleet, target } = facts;
  const reasons = decision.reasons.map(renderReason).join("; ");
  const reason = reasons === "" ? "" : `: ${reasons}`;
  const { ignoredUnlessOnly: ignored = [] } = facts;
  const would = ignored.length === 0 ? "would" : "may";
  const unless =
    ignored.length === 0
      ? []
      : [`  nothing starts if the new version differs in ${ignored.join(", ")} only`];
  const isInReasons = decision.reasons.some(({ kind }) => kind === "target");
  const onto = isInReasons ? [] : [`  onto ${renderTarget(target)}`];
  const changed = facts.templates && changedFields(facts.templates);
  const fields =
    changed === undefined || changed.length === 0 ? [] : [`  changed: ${changed.join(", ")}`];
  if (group === undefined || fleet === undefined) {
    const row = `${would} start a refresh${reason}`;
    return { row, lines: [row, ...unless, ...onto, ...fields] };
  }
  const skipMatching = decision.preferences.skipMatching === true;
  const { launchBeforeTerminate: setting = "disabled" } = facts;
  const options = {
    preferences: decision.preferences,
    skipMatching,
    launchBeforeTerminate: setting === "enabled",
  };
  const plan = estimateRoll(group, fleet, options);
  const row = `${would} replace ${plan.replaced} of ${plan.inService} instances${reason}${extent(plan)}`;
  return {
    row,
    lines: [
      row,
      ...unless,
      ...onto,
      ...fields,
      instances(plan, fleet, decision.preferences),
      ...work(plan, dispositionsOf(fleet, options), facts),
      ...(plan.replaced > 0 && setting === "notKnown" ? [settingNotKnown] : []),
    ],
  };
}

/** In the row, too: it is all that many see of a preview. */
function extent({ replaced, batches, seconds }: Estimate): string {
  if (replaced === 0) return "";
  return `, ${batches === 1 ? "1 batch" : `${batches} batches`}, about ${renderSeconds(seconds)}`;
}

const settingNotKnown =
  "  assuming that the account does not launch before it terminates: autoscaling:DescribeAccountSettings is not allowed";

/** Fields by name; the image, the most important one, with its value. */
function changedFields({
  before,
  after,
}: NonNullable<PreviewFacts["templates"]>): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => !isSame(before[name], after[name])).sort();
  return changed.map((name) =>
    name === "imageId" || name === "instanceType"
      ? `${name} ${render(before[name])} -> ${render(after[name])}`
      : name,
  );
}

function render(value: unknown): string {
  return typeof value === "string" ? value : "(none)";
}

function instances(plan: Estimate, fleet: Fleet, preferences: Preferences): string {
  const inService = [...fleet.matching, ...fleet.outdated];
  const waitingProtected = inService.filter(
    (instance) => instance.protectedFromScaleIn === true,
  ).length;
  const standby = fleet.outdatedOnStandby.length;
  const parts = [
    `${plan.replaced} to replace`,
    `${fleet.matching.length} on the target already`,
    ...(plan.notReached > 0
      ? [`${plan.notReached} left by the last checkpoint (${String(lastOf(preferences))} %)`]
      : []),
    ...(waitingProtected > 0
      ? [`${waitingProtected} protected (${preferences.scaleInProtectedInstances ?? "Wait"})`]
      : []),
    ...(standby > 0 ? [`${standby} on standby (${preferences.standbyInstances ?? "Wait"})`] : []),
  ];
  return `  instances: ${plan.inService} in service: ${parts.join(", ")}`;
}

function lastOf({ checkpointPercentages }: Preferences): number | undefined {
  return checkpointPercentages?.at(-1);
}

function work(
  plan: Estimate,
  dispositions: Dispositions,
  { hasHooks = false }: PreviewFacts,
): readonly string[] {
  if (plan.replaced === 0) return [`  ${withoutReplacement(dispositions)}`];
  const surge =
    plan.peak > plan.maximum
      ? `, more than the group's maximum of ${plan.maximum}`
      : ` (the group's maximum is ${plan.maximum})`;
  return [
    `  batches: ${plan.batches} of ${plan.batchSize}, ${plan.order}; ${plan.lowest} to ${plan.peak} instances in service${surge}`,
    `  duration: about ${renderSeconds(plan.seconds)}${hasHooks ? " without lifecycle hooks" : ""}, if a batch takes ${renderSeconds(plan.batchSeconds)} ` +
      `with ${renderSeconds(plan.warmup.seconds)} of warm-up (${warmupSource(plan)})`,
  ];
}

function withoutReplacement({ waitingProtected, waitingStandby, ended }: Dispositions): string {
  const waits = waitingProtected.length + waitingStandby.length;
  const standby = ended.length > 0 ? `, but to terminate ${ended.length} on standby` : "";
  if (waits > 0) {
    return `nothing to replace${standby}: AWS waits an hour for ${waits === 1 ? "one instance" : `${waits} instances`}, and then the refresh fails`;
  }
  return `nothing to replace${standby}: AWS ends such a refresh ${ended.length > 0 ? "soon" : "at once"}`;
}

function warmupSource({ warmup }: Estimate): string {
  return warmup.from === "nowhere"
    ? "neither the preferences nor the group set any"
    : `from the ${warmup.from}`;
}
