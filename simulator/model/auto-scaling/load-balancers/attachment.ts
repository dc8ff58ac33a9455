/** The attachment of a group to a target group or a Classic Load Balancer. */

/** What sends traffic to a group's instances, as AWS names its kinds. */
export interface TrafficSource {
  readonly type: "elbv2" | "elb";
  /** The ARN of a target group, or the name of a Classic Load Balancer. */
  readonly identifier: string;
}

/** A traffic source that is attached, or was. */
export interface Attachment extends TrafficSource {
  /** When the last instance is out after a detachment, in milliseconds since 1970. Undefined while attached. */
  readonly outAt: number | undefined;
}
