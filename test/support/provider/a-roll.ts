/** Rolls as the resource does, and keeps between runs what Pulumi would keep. */
import type { Inputs } from "../../../engine/inputs/inputs";
import type { SavedState } from "../../../engine/decision/reasons";
import type { Ports } from "../../../engine/run/ports";
import { roll, type Rolled } from "../../../engine/run/roll";
import { aConfiguration } from "./a-target";

export interface Run {
  readonly inputs?: Partial<Inputs>;
  readonly saved?: SavedState;
  readonly timeoutSeconds?: number;
}

/** One run towards version 2 of `web`. */
export function aRoll({ inputs, saved = {}, timeoutSeconds }: Run, ports: Ports): Promise<Rolled> {
  const all = { autoScalingGroupName: "web", desiredConfiguration: aConfiguration("2"), ...inputs };
  return roll(
    {
      inputs: all,
      saved,
      errorContext: { autoScalingGroupName: all.autoScalingGroupName },
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    },
    ports,
  );
}

export { savedStateAfter } from "../../../engine/decision/history";
