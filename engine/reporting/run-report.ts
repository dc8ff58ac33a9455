/** Records the events of a roll, sends notifications while it runs, and writes the report at its end. */
import { checkpointReached } from "../refresh/checkpoints";
import { isFault } from "../run/fault";
import { outdatedInstances } from "../refresh/outdated-instances";
import type { Group } from "../refresh/group";
import type { Inputs } from "../inputs/inputs";
import { renderProgress } from "../refresh/progress";
import { toReportEvent, type ReportEvent, type Report, type ReportedInstance } from "./report";
import { renderReason } from "../decision/reasons";
import type { ErrorContext } from "../run/errors/instance-refresh-error";
import { secondsTaken, type Snapshot } from "../refresh/snapshot";
import { launchTemplateOf, type Target } from "../refresh/target";
import { writeReport } from "../node/report-files";
import { notify, type Notice } from "../node/webhooks";
import type { Ports } from "../run/ports";
import type { Rolled } from "../run/roll";

export interface RunReport {
  /** Called when our refresh has changed. */
  readonly observe: (snapshot: Snapshot) => void;
  /** The roll is over. Resolves when every notification has been sent. */
  readonly close: (rolled: Rolled, errorContext: ErrorContext) => Promise<void>;
}

export interface RunReportOptions {
  readonly inputs: Inputs;
  readonly environment: NodeJS.ProcessEnv;
}

export function createRunReport(
  { inputs, environment }: RunReportOptions,
  ports: Ports,
): RunReport {
  const { clock, reporter, signal } = ports;
  const begun = clock.now();
  const timeline: ReportEvent[] = [];
  let notified = Promise.resolve();
  let warned: ReadonlySet<string> = new Set();
  let last: Snapshot | undefined;
  /** One after the other: a start that arrives after the end is worse than a late one. */
  const send = (notice: Omit<Notice, "autoScalingGroupName" | "text">, text: string): void => {
    const { autoScalingGroupName, webhooks = [] } = inputs;
    const full = { ...notice, autoScalingGroupName, text: `${autoScalingGroupName}: ${text}` };
    notified = notified.then(async () => {
      const problems = await notify(webhooks, full, signal);
      problems.filter((problem) => !warned.has(problem)).forEach(reporter.warn);
      warned = new Set([...warned, ...problems]);
    });
  };
  const write = async (roll: EndedRoll): Promise<void> => {
    const { GITHUB_STEP_SUMMARY: gitHubSummary } = environment;
    const places = { ...inputs.report, ...(gitHubSummary && { gitHubSummary }) };
    if (Object.keys(places).length === 0) return;
    const { verified } = roll.rolled;
    const after = verified?.group ?? (await groupNow(inputs.autoScalingGroupName, ports));
    (await writeReport(toReport(roll, { timeline, after }), places)).forEach(reporter.warn);
  };
  return {
    observe: (snapshot) => {
      timeline.push(toReportEvent((clock.now() - begun) / 1000, snapshot));
      const notice = noticeOf(snapshot);
      if (last === undefined)
        send({ ...notice, event: "start" }, `refresh ${snapshot.instanceRefreshId} is under way`);
      const checkpoint = checkpointReached(last, snapshot);
      if (checkpoint !== undefined) {
        send({ ...notice, event: "checkpoint", checkpoint }, `checkpoint ${checkpoint}% reached`);
      }
      last = snapshot;
    },
    close: async (rolled, errorContext) => {
      const { refresh, error } = rolled;
      if (refresh === undefined || timeline.length === 0) return;
      const isSuccess = error === undefined;
      send({ ...noticeOf(refresh), event: "end", isSuccess }, renderProgress(refresh));
      await write({ rolled, refresh, errorContext });
      await notified;
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

/** After a failure the fleet may be in any state, and the report shows it. After an interrupt there is no time for that. */
async function groupNow(name: string, { autoScaling, signal }: Ports): Promise<Group | undefined> {
  if (signal.aborted) return undefined;
  try {
    return await autoScaling.findGroup(name);
  } catch (error) {
    if (!isFault(error)) throw error;
    return undefined;
  }
}

interface EndedRoll {
  readonly rolled: Rolled;
  readonly refresh: Snapshot;
  readonly errorContext: ErrorContext;
}

interface Found {
  readonly timeline: readonly ReportEvent[];
  /** The group as it is now. Absent when AWS would not say. */
  readonly after: Group | undefined;
}

function toReport(
  { rolled, refresh, errorContext }: EndedRoll,
  { timeline, after }: Found,
): Report {
  const { desired, reasons, group, error } = rolled;
  const { instanceRefreshId, status, startTime, endTime } = refresh;
  const durationSeconds = secondsTaken(refresh);
  const launchTemplate = launchTemplateOf(desired.target.configuration);
  const previousLaunchTemplate = launchTemplateOf(group?.configuration);
  // Only the run that started the refresh has seen the group as it was before.
  return {
    version: 1,
    ...errorContext,
    instanceRefreshId,
    status,
    isSuccess: error === undefined,
    reasons: reasons.map(renderReason),
    ...(launchTemplate && { launchTemplate }),
    ...(previousLaunchTemplate && { previousLaunchTemplate }),
    ...(startTime !== undefined && { startTime }),
    ...(endTime !== undefined && { endTime }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    timeline,
    ...(group && after && changedInstances(group.instances, after.instances)),
    ...(after && outdated(after, desired.target)),
    ...(error && { failure: error.message }),
  };
}

function changedInstances(
  before: readonly ReportedInstance[],
  after: readonly ReportedInstance[],
): Pick<Report, "instancesGone" | "instancesNew"> {
  return { instancesGone: without(before, after), instancesNew: without(after, before) };
}

/** Whatever the preferences say of them. */
function outdated(group: Group, target: Target): Pick<Report, "instancesOutdated"> {
  const left = outdatedInstances(group, target, undefined);
  return left ? { instancesOutdated: left.map(({ instance }) => instance.instanceId) } : {};
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
