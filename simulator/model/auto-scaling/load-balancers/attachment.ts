/** The attachment of a group to a target group. */
/** A target group that is attached, or was. */
export interface Attachment {
  readonly targetGroupArn: string;
  /** When the last target is out after a detachment, in milliseconds since 1970. Undefined while attached. */
  readonly outAt: number | undefined;
}
