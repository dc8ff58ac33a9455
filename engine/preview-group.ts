/** `previewGroup`: what `rollGroup` would do now, without doing any of it. */
import type { Decision } from "./decision/decide";
import { savedStateOf } from "./decision/saved-state";
import type { Finding } from "./preflight/facts";
import { findPreview } from "./preview/preview";
import { asInputs } from "./resource/known-inputs";
import { errorContextOf, portsFor, requireValid, type RollGroupOptions } from "./roll-group";
import { callFailed } from "./run/errors/start";
import { isFault } from "./run/fault";
import type { Ports } from "./run/ports";

export type PreviewGroupOptions = Pick<
  RollGroupOptions,
  "inputs" | "state" | "signal" | "onProgress"
>;

export interface GroupPreview {
  /** What the next `rollGroup` would do first. */
  readonly action: Decision["act"];
  /** One line: how many instances, why, in what order, and how long it takes. */
  readonly summary: string;
  /** The same in full. */
  readonly details: readonly string[];
  /** What the preflight found. An error stops a roll before anything is started. */
  readonly findings: readonly Finding[];
}

/**
 * Describes the group, its refreshes and its launch templates once, and says what `rollGroup` would do with the same options.
 *
 * @throws InstanceRefreshError when an input is wrong, there is no such group, or AWS cannot be reached
 */
export async function previewGroup(options: PreviewGroupOptions): Promise<GroupPreview> {
  return previewGroupWith(options, portsFor(options));
}

/** The same with ports of the caller's own. */
export async function previewGroupWith(
  { inputs, state = {} }: PreviewGroupOptions,
  ports: Ports,
): Promise<GroupPreview> {
  const errorContext = errorContextOf(inputs);
  requireValid(inputs, errorContext);
  try {
    const { decision, preview, findings } = await findPreview(
      { inputs: asInputs({ ...inputs }), saved: savedStateOf(state), errorContext },
      { ...ports, persistence: "once" },
    );
    return { action: decision.act, summary: preview.row, details: preview.lines, findings };
  } catch (error) {
    throw isFault(error) ? callFailed(errorContext, error) : error;
  }
}
