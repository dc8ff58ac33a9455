/** Health check settings: those a request gives over those there were, or AWS's defaults for the protocol. */
import type { CreateTargetGroupInput } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { HealthCheck } from "../../model/elastic-load-balancing-v2/state";
import { AwsError } from "../../aws-error";

type Given = Pick<
  CreateTargetGroupInput,
  | "HealthCheckEnabled"
  | "HealthCheckIntervalSeconds"
  | "HealthCheckPath"
  | "HealthCheckPort"
  | "HealthCheckProtocol"
  | "HealthCheckTimeoutSeconds"
  | "HealthyThresholdCount"
  | "Matcher"
  | "UnhealthyThresholdCount"
>;

/** What AWS checks by default: HTTP groups by a request for `/`, all others by a connection. */
export function defaultHealthCheck(targetProtocol: string): HealthCheck {
  const isHttp = targetProtocol === "HTTP" || targetProtocol === "HTTPS";
  return {
    enabled: true,
    protocol: isHttp ? targetProtocol : "TCP",
    port: "traffic-port",
    path: isHttp ? "/" : undefined,
    matcher: isHttp ? "200" : undefined,
    intervalSeconds: 30,
    timeoutSeconds: isHttp ? 5 : 10,
    healthyThresholdCount: 5,
    unhealthyThresholdCount: 2,
  };
}

/** The settings with what a request gives in place. Throws where a number is out of AWS's range. */
export function changeHealthCheck(present: HealthCheck, given: Given): HealthCheck {
  const changed = {
    enabled: given.HealthCheckEnabled ?? present.enabled,
    protocol: given.HealthCheckProtocol ?? present.protocol,
    port: given.HealthCheckPort ?? present.port,
    path: given.HealthCheckPath ?? present.path,
    matcher: given.Matcher?.HttpCode ?? present.matcher,
    intervalSeconds: given.HealthCheckIntervalSeconds ?? present.intervalSeconds,
    timeoutSeconds: given.HealthCheckTimeoutSeconds ?? present.timeoutSeconds,
    healthyThresholdCount: given.HealthyThresholdCount ?? present.healthyThresholdCount,
    unhealthyThresholdCount: given.UnhealthyThresholdCount ?? present.unhealthyThresholdCount,
  };
  requireBetween("Health check interval", changed.intervalSeconds, [5, 300]);
  requireBetween("Health check timeout", changed.timeoutSeconds, [2, 120]);
  requireBetween("Healthy threshold count", changed.healthyThresholdCount, [2, 10]);
  requireBetween("Unhealthy threshold count", changed.unhealthyThresholdCount, [2, 10]);
  return changed;
}

function requireBetween(
  name: string,
  value: number,
  [least, greatest]: readonly [number, number],
): void {
  if (value >= least && value <= greatest) return;
  throw new AwsError(
    "ValidationError",
    `${name} '${value}' must be between '${least}' and '${greatest}' inclusive`,
  );
}
