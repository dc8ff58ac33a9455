/** Where in the inputs a value stands, and where its failures go. */
import type { InputFailure } from "./failure";
import type { ObjectSchema } from "./schema/schema";

export interface ReadContext {
  /** The property path from the inputs down to here. */
  readonly path: string;
  readonly root: ObjectSchema;
  readonly isUnknown: (value: unknown) => boolean;
  readonly report: (failure: InputFailure) => void;
}
