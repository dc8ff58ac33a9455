/** What an action is: one AWS operation as a plain function from its input and the world to its output. */
import type { World } from "../model/world";

/** What an action may know besides its input. Everything that varies is in here; an action reads no clock and no environment. */
export interface ActionContext {
  /** The state of one account in one Region. Actions change it in place. */
  readonly world: World;
  /** The simulator's time, in milliseconds since 1970. The world has already been advanced to it. */
  readonly now: number;
  /** The ARN that STS GetCallerIdentity reports for the caller. */
  readonly callerArn: string;
}

/**
 * One simulated AWS operation. Its input has been read and validated against the SDK's schema and `constraints`; what it
 * returns is written with the SDK's schema. Throws `AwsError` with AWS's code and text.
 */
export type Action<Input, Output> = (input: Input, context: ActionContext) => Output;

/** The operations of one service that are simulated, by AWS's operation name. */
export type ActionTable = Readonly<Record<string, Action<never, unknown>>>;
