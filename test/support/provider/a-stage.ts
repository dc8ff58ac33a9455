/** Sets up the ports of an operation: a virtual clock, a reporter that keeps what it is told, and an interrupt to pull. */
import type { AutoScaling, Ports } from "../../../engine/run/ports";
import type { PreflightPort } from "../../../engine/preflight/preflight-port";
import { quietDiagnostics } from "./quiet-diagnostics";
import { quietGateCheck } from "./quiet-gate-check";
import { quietPreflightFacts } from "./quiet-preflight-facts";
import { createRecordingReporter, type RecordingReporter } from "./recording-reporter";
import {
  createScriptedAutoScaling,
  type Script,
  type ScriptedAutoScaling,
} from "./scripted-auto-scaling";
import { createVirtualClock, type VirtualClock } from "./virtual-clock";

export interface Stage<Aws extends AutoScaling> {
  readonly aws: Aws;
  readonly ports: Ports;
  readonly clock: VirtualClock;
  readonly reporter: RecordingReporter;
  /** What Ctrl-C does. */
  readonly interrupt: () => void;
}

/** A stage with Auto Scaling of any make. */
export function aStageWith<Aws extends AutoScaling>(
  aws: Aws,
  clock: VirtualClock = createVirtualClock(),
  preflightFacts: PreflightPort = quietPreflightFacts,
): Stage<Aws> {
  const reporter = createRecordingReporter();
  const interruption = new AbortController();
  return {
    aws,
    clock,
    reporter,
    interrupt: () => {
      interruption.abort();
    },
    ports: {
      autoScaling: aws,
      preflightFacts,
      diagnostics: quietDiagnostics,
      gateCheck: quietGateCheck,
      clock,
      reporter,
      observe: () => undefined,
      signal: interruption.signal,
    },
  };
}

/** A stage with Auto Scaling that goes by a script. */
export function aStage(script: Script): Stage<ScriptedAutoScaling> {
  return aStageWith(createScriptedAutoScaling(script));
}
