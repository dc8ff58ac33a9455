/** The error an AWS service answers with: a code, a sentence, and who is at fault. */

/** Thrown by actions and by the protocol layer; written to the wire in the protocol of the request. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  /** The wire code, for example `ValidationError` or `InstanceRefreshInProgress`. */
  readonly code: string;
  /** The HTTP status. @default 400 */
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
