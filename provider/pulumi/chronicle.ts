/** Keeps what a roll goes through, tells the webhooks while it happens, and writes the report at its end. */
import { checkpointReached } from "../core/checkpoints";
import type { Inputs } from "../core/inputs";
import { renderProgress } from "../core/progress";
import { toMoment, type Moment, type Report, type ReportedInstance } from "../core/report/report";
import { renderReason } from "../core/roll-reason";
import type { Scene } from "../core/instance-refresh-error";
import type { Snapshot } from "../core/snapshot";
import { launchTemplateOf } from "../core/target";
import { writeReport } from "../machine/report-files";
import { notify, type Notice } from "../machine/webhooks";
import type { Clock, Reporter } from "../operations/ports";
import type { Rolled } from "../operations/roll";

export interface Chronicle {
  /** A refresh of ours is in another state than before. */
  readonly observe: (snapshot: Snapshot) => void;
  /** The roll is over. Resolves when everybody has been told. */
  readonly close: (rolled: Rolled, scene: Scene) => Promise<void>;
}

export interface ChronicleOptions {
  readonly inputs: Inputs;
  readonly clock: Clock;
  readonly reporter: Reporter;
  readonly environment: NodeJS.ProcessEnv;
}

export function createChronicle({
  inputs,
  clock,
  reporter,
  environment,
}: ChronicleOptions): Chronicle {
  const begun = clock.now();
  const timeline: Moment[] = [];
  const told: Promise<void>[] = [];
  let last: Snapshot | undefined;
  const tell = (notice: Omit<Notice, "autoScalingGroupName" | "text">, text: string): void => {
    const { autoScalingGroupName, webhooks = [] } = inputs;
    const full = { ...notice, autoScalingGroupName, text: `${autoScalingGroupName}: ${text}` };
    told.push(
      notify(webhooks, full).then((problems) => {
        problems.forEach(reporter.warn);
      }),
    );
  };
  return {
    observe: (snapshot) => {
      timeline.push(toMoment((clock.now() - begun) / 1000, snapshot));
      const notice = noticeOf(snapshot);
      if (last === undefined)
        tell({ ...notice, event: "start" }, `refresh ${snapshot.instanceRefreshId} is under way`);
      const checkpoint = checkpointReached(last, snapshot);
      if (checkpoint !== undefined) {
        tell({ ...notice, event: "checkpoint", checkpoint }, `checkpoint ${checkpoint}% reached`);
      }
      last = snapshot;
    },
    close: async (rolled, scene) => {
      const { refresh, error } = rolled;
      if (refresh === undefined || timeline.length === 0) return;
      const isSuccess = error === undefined;
      tell({ ...noticeOf(refresh), event: "end", isSuccess }, renderProgress(refresh));
      const report = toReport(rolled, refresh, { scene, timeline });
      const { GITHUB_STEP_SUMMARY: gitHubSummary } = environment;
      const places = { ...inputs.report, ...(gitHubSummary !== undefined && { gitHubSummary }) };
      (await writeReport(report, places)).forEach(reporter.warn);
      await Promise.all(told);
    },
  };
}

function noticeOf(
  snapshot: Snapshot,
): Pick<Notice, "instanceRefreshId" | "status" | "percentageComplete"> {
  const { instanceRefreshId, status, percentageComplete } = snapshot;
  return {
    instanceRefreshId,
    status,
    ...(percentageComplete !== undefined && { percentageComplete }),
  };
}

function toReport(
  { wanted, reasons, group, verified, error }: Rolled,
  refresh: Snapshot,
  { scene, timeline }: { readonly scene: Scene; readonly timeline: readonly Moment[] },
): Report {
  const { instanceRefreshId, status, startTime, endTime } = refresh;
  const launchTemplate = launchTemplateOf(wanted.target.configuration);
  const previousLaunchTemplate = launchTemplateOf(group?.configuration);
  // Only the run that started the refresh has seen the group as it was before.
  const before = reasons.length > 0 ? group?.instances : undefined;
  const after = verified?.group?.instances;
  return {
    version: 1,
    ...scene,
    instanceRefreshId,
    status,
    isSuccess: error === undefined,
    reasons: reasons.map(renderReason),
    ...(launchTemplate && { launchTemplate }),
    ...(previousLaunchTemplate && { previousLaunchTemplate }),
    ...(startTime !== undefined && { startTime }),
    ...(endTime !== undefined && { endTime }),
    ...(startTime !== undefined &&
      endTime !== undefined && {
        durationSeconds: (Date.parse(endTime) - Date.parse(startTime)) / 1000,
      }),
    timeline,
    instancesGone: before && after ? without(before, after) : [],
    instancesNew: before && after ? without(after, before) : [],
    instancesOutdated: (verified?.left ?? []).map(({ instance }) => instance.instanceId),
    ...(error && { failure: error.message }),
  };
}

function without(
  instances: readonly ReportedInstance[],
  others: readonly ReportedInstance[],
): readonly ReportedInstance[] {
  const ids = new Set(others.map(({ instanceId }) => instanceId));
  return instances
    .filter(({ instanceId }) => !ids.has(instanceId))
    .map(({ instanceId, launchTemplate }) => ({
      instanceId,
      ...(launchTemplate && { launchTemplate }),
    }));
}
