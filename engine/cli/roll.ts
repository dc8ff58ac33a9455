/** `roll`: what `pulumi up` does with an InstanceRefresh, without Pulumi and without a state. */
import type { Command } from "commander";
import type { Inputs } from "../inputs/inputs";
import { previewGroup, rollGroup, type ProgressEvent, type RollGroupResult } from "../index";
import { withDisplay, type Display } from "./display";
import { exitWith, resultOfError, type Result } from "./exit-code";
import { readInputs } from "./input-options";
import { printPreview } from "./print-preview";
import { connectionOptions, interruption, wantsJson } from "./session";
import { toShellText } from "./wording";

export interface RollOptions {
  readonly dryRun?: boolean;
  /** Seconds. */
  readonly timeout?: number;
  readonly report?: string;
}

export async function roll(group: string, options: RollOptions, command: Command): Promise<void> {
  const inputs = readInputs(group, command, {
    ...connectionOptions(command),
    ...(options.report !== undefined && { report: reportTo(options.report) }),
  });
  if (options.dryRun === true) await preview(inputs, command);
  else await rollAndShow(inputs, options, command);
}

async function preview(inputs: Inputs, command: Command): Promise<void> {
  const result = await previewGroup({
    inputs,
    onProgress: ({ text }) => {
      console.error(text);
    },
  });
  printPreview(result, { asJson: wantsJson(command) });
}

async function rollAndShow(
  inputs: Inputs,
  { timeout }: RollOptions,
  command: Command,
): Promise<void> {
  const asJson = wantsJson(command);
  await withDisplay(async (display) => {
    const result = await rollGroup({
      inputs,
      signal: interruption(),
      onProgress: (event) => {
        if (asJson) console.log(JSON.stringify(event));
        else show(event, display);
      },
      ...(timeout !== undefined && { timeoutSeconds: timeout }),
    });
    const isGood = result.error === undefined;
    display.close(asJson ? undefined : renderResult(result), isGood);
    if (asJson) console.log(JSON.stringify(toJson(result)));
    exitWith(toExit(result));
  });
}

function show({ kind, text: pulumiText, progress }: ProgressEvent, { reporter }: Display): void {
  const text = toShellText(pulumiText);
  if (kind === "progress") reporter.progress(text, progress);
  else if (kind === "note") reporter.note(text);
  else reporter.warn(text);
}

/** A file ending in `.json` gets the report as JSON, any other as Markdown. */
function reportTo(path: string): NonNullable<Inputs["report"]> {
  return path.endsWith(".json") ? { json: path } : { markdown: path };
}

/** The last milestone has already reported the success and what it replaced. */
function renderResult({ outcome, error, outputs }: RollGroupResult): string | undefined {
  if (error !== undefined) return toShellText(error.message);
  if (outcome === "rolled") return undefined;
  return outcome === "onHold"
    ? `on hold, nothing was started: ${outputs.pendingReason ?? ""}`
    : "nothing to roll";
}

function toJson({ outcome, error, outputs }: RollGroupResult): object {
  const { code, message = "", instanceRefreshId } = error ?? {};
  return {
    kind: "result",
    outcome,
    ...(error && {
      error: {
        code,
        message: toShellText(message),
        ...(instanceRefreshId && { instanceRefreshId }),
      },
    }),
    outputs,
  };
}

function toExit({ error }: RollGroupResult): Result {
  return error === undefined ? "succeeded" : resultOfError(error.code);
}
