/** The request for a run. */
import type { SavedState } from "../decision/reasons";
import type { Inputs } from "../inputs/inputs";
import type { ErrorContext } from "./errors/instance-refresh-error";

export interface RollRequest {
  readonly inputs: Inputs;
  readonly saved: SavedState;
  readonly errorContext: ErrorContext;
  /** Seconds that the whole run may take. Absent: no limit. */
  readonly timeoutSeconds?: number;
}
