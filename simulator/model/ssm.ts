/** The SSM Parameter Store of an account in a Region: its own parameters, and AWS's public ones that name images. */

export type ParameterType = "String" | "StringList" | "SecureString";

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly value: string;
  /** `text`, or `aws:ec2:image` for a checked image id. */
  readonly dataType: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
  readonly description?: string;
  readonly lastModifiedUser: string;
}

export interface SsmState {
  /** The account's own parameters: each name with all its versions, oldest first. */
  readonly parameters: Map<string, readonly Parameter[]>;
}

/** A Parameter Store without parameters of the account's own. */
export function createSsm(): SsmState {
  return { parameters: new Map() };
}
