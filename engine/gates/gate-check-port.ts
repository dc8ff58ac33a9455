/** What a gate needs from the world outside AWS. */
import type { Gate, GateObservation } from "./gate";

/** Makes one check outside AWS. Never throws: a fault is what was observed. */
export interface GateCheck {
  readonly http: (gate: NonNullable<Gate["http"]>, signal: AbortSignal) => Promise<GateObservation>;
  readonly command: (command: readonly string[], signal: AbortSignal) => Promise<GateObservation>;
  /** Whether a command's program exists. True if that is unknown. */
  readonly hasProgram: (file: string) => Promise<boolean>;
}
