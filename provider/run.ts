/** Create and update: one roll, and what it leaves in the state. */
import type { SavedState } from "aws-instance-refresh/decision/reasons";
import { applyResource } from "aws-instance-refresh/resource/apply";
import { asInputs } from "aws-instance-refresh/resource/known-inputs";
import {
  InstanceRefreshError,
  type ErrorContext,
} from "aws-instance-refresh/run/errors/instance-refresh-error";
import type { Properties } from "aws-instance-refresh/run/outputs";
import { durationSeconds } from "aws-instance-refresh/values/duration";
import { isRecord } from "aws-instance-refresh/values/equality";
import type { Connect } from "./ports";
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
  readonly saved: SavedState;
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
  const { inputs, previous, saved } = options;
  const timeoutSeconds = timeoutOf(inputs, options.operation);
  const ports = options.connect(inputs);
  const warning = warningOfUnread(inputs);
  if (warning !== undefined) ports.reporter.warn(warning);
  const { outputs, error } = await applyResource(
    {
      inputs,
      previous,
      saved,
      errorContext: errorContextOf(inputs),
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    },
    ports,
  );
  if (error === undefined) return outputs;
  throw new PartialFailure({
    id: asInputs(inputs).autoScalingGroupName,
    // Pulumi puts the provider's text back into normal results only; without it the state could not be refreshed or deleted.
    properties: { ...outputs, __provider: inputs["__provider"] },
    cause: error,
  });
}

/** Where a run takes place, for its messages. */
export function errorContextOf(properties: Properties): ErrorContext {
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

/** Whether an error is one whose message says all there is to say. */
export function isExplained(error: unknown): boolean {
  return error instanceof InstanceRefreshError || error instanceof PartialFailure;
}
