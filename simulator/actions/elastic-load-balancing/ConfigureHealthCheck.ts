/** ConfigureHealthCheck: how a load balancer finds out whether its instances work. */
import type {
  ConfigureHealthCheckInput,
  ConfigureHealthCheckOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import { AwsError } from "../../aws-error";
import { requireLoadBalancer } from "../../model/elastic-load-balancing/registration";
import { unverified } from "../../model/unverified-texts";
import type { Action } from "../action";
import { toHealthCheck } from "./load-balancer-answer";

/** `HTTP:80/path`, `HTTPS:443/path`, `TCP:80` or `SSL:443`. */
const targetForm = /^(?:(?:HTTP|HTTPS):(?<web>\d{1,5})\/.*|(?:TCP|SSL):(?<plain>\d{1,5}))$/iu;

export const configureHealthCheck: Action<ConfigureHealthCheckInput, ConfigureHealthCheckOutput> = (
  { LoadBalancerName: name, HealthCheck: given },
  { world },
) => {
  const loadBalancer = requireLoadBalancer(world, name);
  const present = loadBalancer.healthCheck;
  const healthCheck = {
    target: readTarget(given?.Target ?? present.target),
    intervalSeconds: given?.Interval ?? present.intervalSeconds,
    timeoutSeconds: given?.Timeout ?? present.timeoutSeconds,
    healthyThreshold: given?.HealthyThreshold ?? present.healthyThreshold,
    unhealthyThreshold: given?.UnhealthyThreshold ?? present.unhealthyThreshold,
  };
  if (healthCheck.timeoutSeconds >= healthCheck.intervalSeconds) {
    throw new AwsError("ValidationError", unverified.healthCheckTimeoutTooLong);
  }
  loadBalancer.healthCheck = healthCheck;
  return { HealthCheck: toHealthCheck(healthCheck) };
};

function readTarget(target: string): string {
  const { web, plain } = targetForm.exec(target)?.groups ?? {};
  const port = Number(web ?? plain ?? "0");
  if (port >= 1 && port <= 65_535) return target;
  throw new AwsError("ValidationError", unverified.healthCheckTargetInvalid(target));
}
