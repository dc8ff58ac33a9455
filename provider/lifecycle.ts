/** What Pulumi asks of the resource, in Pulumi's words: configure, check, diff, create, update, read, delete. */
import { runtime } from "@pulumi/pulumi";
import type { SavedState } from "aws-instance-refresh/decision/reasons";
import { savedStateOf, refreshIdOf } from "aws-instance-refresh/decision/saved-state";
import { validateInputs } from "aws-instance-refresh/inputs/validate";
import { showPreview } from "aws-instance-refresh/resource/show-preview";
import { difference, type Difference } from "aws-instance-refresh/resource/difference";
import { asInputs } from "aws-instance-refresh/resource/known-inputs";
import { readResource } from "aws-instance-refresh/resource/read";
import { isFault, renderFault, renderRetry, type Fault } from "aws-instance-refresh/run/fault";
import { visibleInputs, type Properties } from "aws-instance-refresh/run/outputs";
import type { Reporter } from "aws-instance-refresh/run/ports";
import { stopOnDelete } from "aws-instance-refresh/run/stop-on-delete";
import { isRecord, isSame } from "aws-instance-refresh/values/equality";
import { createReporter, flushed } from "./engine-log";
import { isMoving, withMovingVersions } from "./followed";
import { watchForInterrupts } from "./interrupt";
import { portsFor, type Connect } from "./ports";
import { isExplained, run, errorContextOf, timeoutOf } from "./run";
import {
  regionOf,
  rememberConfiguration,
  warningOfUnread,
  type StackConfiguration,
} from "./stack-configuration";
import { urnOf } from "./urn";

/** Synchronous to the end: Pulumi does not wait for it before it makes the first call. */
export function configure({ config }: { readonly config: StackConfiguration }): Promise<void> {
  rememberConfiguration(config);
  watchForInterrupts();
  return Promise.resolve();
}

/** Pulumi asks a new resource for nothing else in a preview, so its preview is here. */
export async function check(
  olds: Properties,
  news: Properties,
  connect: Connect = portsFor,
): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }> {
  const failures = [...validateInputs(news, { isUnknown })];
  rememberChange(olds, news);
  const isNew = Object.keys(olds).length === 0;
  if (isNew && failures.length === 0 && isPreview(news)) {
    await preview(withMovingVersions(news), {}, connect);
  }
  return { inputs: news, failures };
}

export function diff(
  _id: string,
  olds: Properties,
  given: Properties,
  connect: Connect = portsFor,
): Promise<ResourceDifference> {
  return withPlainErrors(async () => {
    const news = isPreview(given) ? withMovingVersions(given) : given;
    if (isPreview(news) && isUnknown(news["__aws"])) {
      await preview(news, {}, connect);
      return { changes: true };
    }
    const result = await difference(olds, news, {
      isUnknown,
      isPreview: isPreview(news),
      isMoving: isMoving(news),
      regionOf,
      connect,
    });
    if (result.changes && isPreview(news)) {
      await preview(news, result.replaces ? {} : savedStateOf(olds), connect);
    }
    return isLeftToEngine(news, result) ? { changes: undefined } : result;
  });
}

/** As Pulumi has it: undefined makes the engine compare the inputs itself. */
type ResourceDifference = Omit<Difference, "changes"> & { readonly changes: boolean | undefined };

/** The resources of this operation whose inputs differ from those in the state. */
const changed = new Set<string>();

/** Only `check` is given the inputs in the state; `diff` is given the outputs. */
function rememberChange(olds: Properties, news: Properties): void {
  const urn = urnOf(news);
  if (urn === undefined) return;
  if (isSame(visibleInputs(olds), visibleInputs(news))) changed.delete(urn);
  else changed.add(urn);
}

/**
 * Only changes that the engine finds itself can be hidden with `hideDiffs`. It compares the inputs, so it is asked to only where they differ:
 * what it finds is then a change in any case. In a preview the changes are shown, and nothing is left to the engine.
 */
function isLeftToEngine(news: Properties, { changes, replaces }: Difference): boolean {
  return changes && !replaces && !isPreview(news) && changed.has(urnOf(news) ?? "");
}

/** Whether these inputs come from a preview. Pulumi does not tell a provider, so the program does, by a value that is never known. */
function isPreview(inputs: Properties): boolean {
  return isUnknown(inputs["__preview"]);
}

async function preview(news: Properties, saved: SavedState, connect: Connect): Promise<void> {
  if (isUnknown(news["__aws"])) {
    createReporter(urnOf(news)).progress(unknownConnection);
    return;
  }
  const all = connect(news);
  const ports = { ...all, reporter: sayOnce(all.reporter), persistence: "once" } as const;
  const warning = warningOfUnread(news);
  if (warning !== undefined) ports.reporter.warn(warning);
  await showPreview(news, { saved, errorContext: errorContextOf(news), isUnknown }, ports);
}

const unknownConnection =
  "no preview: a setting of the aws.Provider is not known before the update, so its account or Region is not either";

/** The lines of a preview stay under the resource, and the first says what the row would. */
function sayOnce(reporter: Reporter): Reporter {
  let isPreviewed = false;
  return {
    ...reporter,
    preview: (lines) => {
      isPreviewed = true;
      reporter.preview(lines);
    },
    progress: (line, progress) => {
      if (!isPreviewed) reporter.progress(line, progress);
    },
  };
}

export async function create(
  inputs: Properties,
  connect: Connect = portsFor,
): Promise<{ id: string; outs: Properties }> {
  const outs = await withPlainErrors(() =>
    run({ inputs, previous: {}, saved: {}, operation: "create", connect }),
  );
  return { id: asInputs(inputs).autoScalingGroupName, outs };
}

export async function update(
  _id: string,
  olds: Properties,
  news: Properties,
  connect: Connect = portsFor,
): Promise<{ outs: Properties }> {
  const outs = await withPlainErrors(async () =>
    run({ inputs: news, previous: olds, saved: savedStateOf(olds), operation: "update", connect }),
  );
  return { outs };
}

export async function read(
  id: string,
  properties: Properties,
  connect: Connect = portsFor,
): Promise<{ id: string; props: Properties }> {
  return withPlainErrors(
    async () => {
      const props = await readResource(id, properties, connect(properties));
      return props === undefined ? { id: "", props: {} } : { id, props };
    },
    (fault) =>
      `Looking at ${id}: ${renderFault(fault)} The state stays as it was. ${renderRetry(fault, "refresh")}`,
  );
}

async function remove(
  id: string,
  properties: Properties,
  connect: Connect = portsFor,
): Promise<void> {
  const { onDelete } = asInputs(properties);
  const instanceRefreshId = refreshIdOf(properties);
  const timeoutSeconds = timeoutOf(properties, "delete");
  await withPlainErrors(
    () =>
      stopOnDelete(
        {
          autoScalingGroupName: id,
          instanceRefreshId,
          policy: onDelete ?? "leave",
          ...(timeoutSeconds !== undefined && { timeoutSeconds }),
        },
        connect(properties),
      ),
    (fault) =>
      `Deleting the refresh (${String(instanceRefreshId)}) of ${id}: ${renderFault(fault)} ` +
      `The resource stays in the state, and the refresh may still be running. ${renderRetry(fault, "destroy")}`,
  );
}
export { remove as delete };

function isUnknown(value: unknown): boolean {
  return value === runtime.unknownValue;
}

/** Ends a call after its last line is sent. Removes the stack of an error that explains itself, because Pulumi prints it below the message. */
async function withPlainErrors<Result>(
  act: () => Promise<Result>,
  explain: (fault: Fault) => string = renderFault,
): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    const plain = isFault(error) ? new Error(explain(error), { cause: error }) : error;
    if (plain instanceof Error && (isFault(error) || isExplained(error) || isRecord(plain.cause))) {
      plain.stack = "";
    }
    throw plain;
  } finally {
    await flushed();
  }
}
