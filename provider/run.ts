/** Create and update: one roll, and what it leaves in the state. */
import { durationSeconds } from "aws-instance-refresh/values/duration";
import { isRecord, withoutEmpty } from "aws-instance-refresh/values/equality";
import { isFault, renderFault, renderRetry } from "aws-instance-refresh/run/fault";
import type { Inputs } from "aws-instance-refresh/inputs/inputs";
import {
  InstanceRefreshError,
  type Scene,
} from "aws-instance-refresh/run/errors/instance-refresh-error";
import { renderReason, type Past } from "aws-instance-refresh/decision/reasons";
import type { Snapshot } from "aws-instance-refresh/refresh/snapshot";
import { isSameTemplate, launchTemplateOf } from "aws-instance-refresh/refresh/target";
import { pastAfter } from "aws-instance-refresh/decision/history";
import type { Ports } from "aws-instance-refresh/run/ports";
import { roll, type Rolled } from "aws-instance-refresh/run/roll";
import { createChronicle, type Chronicle } from "aws-instance-refresh/reporting/run-report";
import { fingerprints } from "aws-instance-refresh/inputs/fingerprint";
import type { Connect } from "./ports";
import {
  previousOutputs,
  runningTemplate,
  toFleetOutputs,
  toRefreshOutputs,
  visibleInputs,
  type Properties,
} from "aws-instance-refresh/run/outputs";
import { toSaved } from "aws-instance-refresh/decision/saved-state";
import { connectionOf, warningOfUnread } from "./stack-configuration";

/** What Pulumi recognises as "it exists, but is not finished": it saves the properties and tries again at the next `up`. */
export class PartialFailure extends Error {
  readonly id: string;
  readonly properties: Properties;
  /** The only part that the user sees. Pulumi indents the first line of each; the rest is brought below it. */
  readonly reasons: readonly string[];

  constructor(failure: { id: string; properties: Properties; cause: InstanceRefreshError }) {
    super(failure.cause.message, { cause: failure.cause });
    this.id = failure.id;
    this.properties = failure.properties;
    this.reasons = [failure.cause.message.replaceAll("\n", "\n\t")];
  }
}

export interface RunOptions {
  /** The checked inputs, hidden ones included. */
  readonly inputs: Properties;
  /** The outputs of the last run; empty for a new resource. */
  readonly previous: Properties;
  readonly past: Past;
  readonly operation: "create" | "update";
  readonly connect: Connect;
}

/**
 * Rolls, and gives the outputs.
 *
 * @throws PartialFailure when a refresh exists that did not succeed
 * @throws Error when nothing was started; the state stays as it was
 */
export async function run(options: RunOptions): Promise<Properties> {
  const { inputs, past } = options;
  const rolled = await rollOrExplain(options);
  const visible = toOutputs(rolled, options);
  const outputs = { ...visible, ...toSaved(pastAfter(rolled, past), visible) };
  if (rolled.error === undefined) return outputs;
  throw new PartialFailure({
    id: asInputs(inputs).autoScalingGroupName,
    // Pulumi puts the provider's text back into normal results only; without it the state could not be refreshed or deleted.
    properties: { ...outputs, __provider: inputs["__provider"] },
    cause: rolled.error,
  });
}

async function rollOrExplain(options: RunOptions): Promise<Rolled> {
  const inputs = asInputs(options.inputs);
  const timeoutSeconds = timeoutOf(options.inputs, options.operation);
  const ports = options.connect(options.inputs);
  const chronicle = createChronicle({ inputs, environment: process.env }, ports);
  const scene = sceneOf(options.inputs);
  const warning = warningOfUnread(options.inputs);
  if (warning !== undefined) ports.reporter.warn(warning);
  try {
    const rolled = await roll(
      {
        inputs,
        past: options.past,
        scene,
        ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      },
      { ...ports, observe: chronicle.observe },
    );
    await closed(chronicle, { rolled, scene }, ports);
    return rolled;
  } catch (error) {
    if (isFault(error)) {
      throw new Error(
        `Rolling ${inputs.autoScalingGroupName}: ${renderFault(error)} Nothing was started. ${renderRetry(error, "up")}`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** Whatever becomes of the report, the refresh that it is of must reach the state. */
async function closed(
  chronicle: Chronicle,
  { rolled, scene }: { readonly rolled: Rolled; readonly scene: Scene },
  { reporter }: Ports,
): Promise<void> {
  try {
    await chronicle.close(rolled, scene);
  } catch (error) {
    reporter.warn(`the report was not finished: ${String(error)}`);
  }
}

/** Where a run takes place, for its messages. */
export function sceneOf(properties: Properties): Scene {
  const { region } = connectionOf(properties, process.env);
  const { autoScalingGroupName } = asInputs(properties);
  return { autoScalingGroupName, ...(region !== undefined && { region }) };
}

/** The limit that `customTimeouts` sets. Pulumi does not hand it to dynamic providers, so the constructor saves it in a hidden input. */
export function timeoutOf(
  inputs: Properties,
  operation: "create" | "update" | "delete",
): number | undefined {
  const timeouts: unknown = inputs["__timeouts"];
  const text = isRecord(timeouts) ? timeouts[operation] : undefined;
  return typeof text === "string" ? durationSeconds(text) : undefined;
}

/**
 * The inputs as `check` has let them pass, without what holds nothing, and with fingerprints for the triggers: past here nobody needs
 * their values.
 */
export function asInputs({ triggers, ...properties }: Properties): Inputs {
  const inputs = triggers === undefined ? {} : { triggers: fingerprints(triggers) };
  return { ...withoutEmpty(properties), ...inputs } as unknown as Inputs;
}

function toOutputs(rolled: Rolled, { inputs, previous, past }: RunOptions): Properties {
  const { refresh, wanted, reasons } = rolled;
  const hidden = Object.fromEntries(
    Object.entries(inputs).filter(([name]) => name.startsWith("__")),
  );
  const base = { ...visibleInputs(inputs), ...hidden };
  if (refresh === undefined) {
    const pendingReason = reasons.map(renderReason).join("; ");
    return {
      ...base,
      ...previousOutputs(previous),
      ...(pendingReason !== "" && { pendingReason }),
    };
  }
  const before = launchTemplateOf(
    past.settled?.target.configuration ?? rolled.group?.configuration,
  );
  const after = launchTemplateOf(wanted.target.configuration);
  const hasMoved = before !== undefined && !(after !== undefined && isSameTemplate(before, after));
  const isBack = refresh.status === "RollbackSuccessful";
  return {
    ...base,
    ...toRefreshOutputs(refresh),
    ...runningTemplate(refresh.status, { launchTemplate: after, previousLaunchTemplate: before }),
    ...(!isBack &&
      (hasMoved
        ? { previousLaunchTemplate: before }
        : said("previousLaunchTemplate", refresh, previous))),
    ...reasonOf(rolled, previous),
    ...toFleetOutputs(rolled.verified),
  };
}

/** Why the fleet was rolled. A run that only followed a refresh to its end has no reason of its own: the one that started it stands. */
function reasonOf({ reasons, refresh }: Rolled, previous: Properties): Properties {
  if (reasons.length > 0) return { rollReason: reasons.map(renderReason).join("; ") };
  return said("rollReason", refresh, previous);
}

/** An output as it stands, if it is of this refresh. */
function said(name: string, refresh: Snapshot | undefined, previous: Properties): Properties {
  const isSame = previous["instanceRefreshId"] === refresh?.instanceRefreshId;
  return isSame && previous[name] !== undefined ? { [name]: previous[name] } : {};
}

/** Whether an error is one whose message says all there is to say. */
export function isExplained(error: unknown): boolean {
  return error instanceof InstanceRefreshError || error instanceof PartialFailure;
}
