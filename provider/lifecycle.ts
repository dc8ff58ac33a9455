/** What Pulumi asks of the resource, in Pulumi's words: configure, check, diff, create, update, read, delete. */
import { runtime } from "@pulumi/pulumi";
import { check as findFailures } from "aws-instance-refresh/inputs/validate";
import { isRecord } from "aws-instance-refresh/values/equality";
import { isFault, renderFault, renderRetry, type Fault } from "aws-instance-refresh/run/fault";
import { leftBehind, missed, neverReplaced } from "aws-instance-refresh/refresh/outdated-instances";
import type { Past } from "aws-instance-refresh/decision/reasons";
import { letGo } from "aws-instance-refresh/run/stop-on-delete";
import { look, type Seen } from "aws-instance-refresh/run/describe";
import { pastSeen } from "aws-instance-refresh/decision/history";
import { announce, isPreview } from "./preview";
import { difference, type Difference } from "./diff";
import { allSaid } from "./engine-log";
import { watchForInterrupts } from "./interrupt";
import { toFleetOutputs, withRefresh, type Properties } from "aws-instance-refresh/run/outputs";
import { portsFor, type Connect } from "./ports";
import { asInputs, isExplained, run, timeoutOf } from "./run";
import { pastOf, refreshIdOf, toSaved } from "aws-instance-refresh/decision/saved-state";
import { rememberConfiguration, type StackConfiguration } from "./stack-configuration";

/** Synchronous to the end: Pulumi does not wait for it before it makes the first call. */
export function configure({ config }: { readonly config: StackConfiguration }): Promise<void> {
  rememberConfiguration(config);
  watchForInterrupts();
  return Promise.resolve();
}

/** Pulumi asks a new resource for nothing else in a preview, so its look ahead is here. */
export async function check(
  olds: Properties,
  news: Properties,
  connect: Connect = portsFor,
): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }> {
  const failures = [...findFailures(news, isUnknown)];
  const isNew = Object.keys(olds).length === 0;
  if (isNew && failures.length === 0 && isPreview(news)) {
    await announce(news, {}, { isUnknown, connect });
  }
  return { inputs: news, failures };
}

export function diff(
  _id: string,
  olds: Properties,
  news: Properties,
  connect: Connect = portsFor,
): Promise<Difference> {
  return told(async () => {
    const result = await difference(olds, news, { isUnknown, connect });
    if (result.changes && isPreview(news)) {
      await announce(news, result.replaces ? {} : pastOf(olds), { isUnknown, connect });
    }
    return result;
  });
}

export async function create(
  inputs: Properties,
  connect: Connect = portsFor,
): Promise<{ id: string; outs: Properties }> {
  const outs = await told(() =>
    run({ inputs, previous: {}, past: {}, operation: "create", connect }),
  );
  return { id: asInputs(inputs).autoScalingGroupName, outs };
}

export async function update(
  _id: string,
  olds: Properties,
  news: Properties,
  connect: Connect = portsFor,
): Promise<{ outs: Properties }> {
  const outs = await told(async () =>
    run({ inputs: news, previous: olds, past: pastOf(olds), operation: "update", connect }),
  );
  return { outs };
}

/** Looks once and never waits. AWS forgets refreshes after six weeks: only a group that is gone is gone. */
export async function read(
  id: string,
  properties: Properties,
  connect: Connect = portsFor,
): Promise<{ id: string; props: Properties }> {
  return told(
    async () => {
      const past = pastOf(properties);
      const seen = await look(id, past.instanceRefreshId, connect(properties));
      if (seen.kind === "gone") return { id: "", props: {} };
      return { id, props: refreshed(past, seen, properties) };
    },
    (fault) =>
      `Looking at ${id}: ${renderFault(fault)} The state stays as it was. ${renderRetry(fault, "refresh")}`,
  );
}

/** The outputs, with what a look at the group changes in them. */
function refreshed(
  past: Past,
  { refresh, group }: Extract<Seen, { kind: "there" }>,
  properties: Properties,
): Properties {
  const inputs = asInputs(properties);
  const rolled = past.attempt ?? past.settled;
  const left = group && rolled && leftBehind(group, rolled.target, inputs.preferences);
  const kept =
    group &&
    rolled &&
    past.outgoing &&
    neverReplaced(past.outgoing, group, rolled.target, inputs.preferences);
  // Only a run can ask gates, and say why something cannot be told.
  const isProven =
    (inputs.gates ?? []).length === 0 &&
    (left !== undefined || inputs.verify !== "strict") &&
    [...missed(left, inputs.verify), ...missed(kept, inputs.verify)].length === 0;
  const outputs = {
    ...(refresh ? withRefresh(properties, refresh) : properties),
    ...toFleetOutputs(left && { left }),
  };
  const outgoing = kept?.map(({ instance }) => instance.instanceId) ?? past.outgoing;
  const isComplete = [...(left ?? []), ...(kept ?? [])].length === 0;
  const now = refresh ? pastSeen({ refresh, isProven, isComplete, outgoing }, past) : past;
  return { ...outputs, ...toSaved(now, outputs) };
}

async function remove(
  id: string,
  properties: Properties,
  connect: Connect = portsFor,
): Promise<void> {
  const { onDelete } = asInputs(properties);
  const instanceRefreshId = refreshIdOf(properties);
  const timeoutSeconds = timeoutOf(properties, "delete");
  await told(
    () =>
      letGo(
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

/** Ends a call the way Pulumi shows it best: after its last line, and without a stack. Pulumi prints an error's stack besides its message. An error that explains itself needs none; any other keeps it. */
async function told<Result>(
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
    await allSaid();
  }
}
