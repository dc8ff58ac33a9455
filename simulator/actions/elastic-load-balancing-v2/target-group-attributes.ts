/** Attributes of target groups: AWS's names, defaults and ranges. */
import type { TargetGroupAttribute } from "@aws-sdk/client-elastic-load-balancing-v2";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";

type Attributes = Readonly<Record<string, string>>;

const delay = "deregistration_delay.timeout_seconds";

/** What a new target group has; HTTP groups have more. */
export function defaultAttributes(protocol: string): Attributes {
  const all = {
    [delay]: "300",
    "stickiness.enabled": "false",
    "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
  };
  if (protocol !== "HTTP" && protocol !== "HTTPS")
    return { ...all, "stickiness.type": "source_ip" };
  return {
    ...all,
    "stickiness.type": "lb_cookie",
    "stickiness.lb_cookie.duration_seconds": "86400",
    "slow_start.duration_seconds": "0",
    "load_balancing.algorithm.type": "round_robin",
  };
}

/** The attributes with those that a request gives. Throws for one that the group does not have. */
export function changeAttributes(
  present: Attributes,
  given: readonly TargetGroupAttribute[],
): Attributes {
  for (const { Key: key = "", Value: value = "" } of given) {
    if (!Object.hasOwn(present, key)) {
      throw new AwsError(
        "ValidationError",
        `Target group attribute key '${key}' is not recognized`,
      );
    }
    if (key === delay && !isSeconds(value, 3600)) {
      throw new AwsError("ValidationError", unverified.attributeOutOfRange(key, value));
    }
  }
  const changed = given.map(({ Key = "", Value = "" }) => [Key, Value] as const);
  return { ...present, ...Object.fromEntries(changed) };
}

export function toAttributeList(attributes: Attributes): TargetGroupAttribute[] {
  return Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
}

function isSeconds(value: string, greatest: number): boolean {
  return /^\d+$/u.test(value) && Number(value) <= greatest;
}
