/** What a call leaves for the next one in Terraform's private data, which nobody else reads. */

export interface PrivateData {
  /** The creation of the resource was an error, so that Terraform has tainted it and will replace it. @default false */
  readonly isIncomplete?: boolean;
  /** The planned change rolls nothing: only the settings are to be recorded. @default false */
  readonly isRecordOnly?: boolean;
}

export function toPrivate(data: PrivateData): Uint8Array {
  return Buffer.from(JSON.stringify(data));
}

/** Data that cannot be read is as good as none: it narrows down what is done, and decides nothing. */
export function fromPrivate(data: Uint8Array): PrivateData {
  try {
    return JSON.parse(Buffer.from(data).toString("utf8")) as PrivateData;
  } catch {
    return {};
  }
}
