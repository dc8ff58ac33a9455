/** Classic Load Balancers, as Elastic Load Balancing answers with them. */
import type { HealthCheck, LoadBalancerDescription } from "@aws-sdk/client-elastic-load-balancing";
import { registeredInstances } from "../../model/elastic-load-balancing/registration";
import type {
  ClassicHealthCheck,
  ClassicLoadBalancer,
} from "../../model/elastic-load-balancing/state";
import type { World } from "../../model/world";
import { toListener } from "./listener";

export function toLoadBalancer(
  { ec2, accountId }: World,
  loadBalancer: ClassicLoadBalancer,
): LoadBalancerDescription {
  const { dnsName, scheme, securityGroupIds } = loadBalancer;
  const source =
    securityGroupIds[0] === undefined ? undefined : ec2.securityGroups.get(securityGroupIds[0]);
  return {
    LoadBalancerName: loadBalancer.name,
    DNSName: dnsName,
    ...(scheme === "internet-facing" && { CanonicalHostedZoneName: dnsName }),
    CanonicalHostedZoneNameID: hostedZoneId,
    ListenerDescriptions: [...loadBalancer.listeners.values()].map((listener) => ({
      Listener: toListener(listener),
      PolicyNames: [],
    })),
    Policies: {
      AppCookieStickinessPolicies: [],
      LBCookieStickinessPolicies: [],
      OtherPolicies: [],
    },
    BackendServerDescriptions: [],
    AvailabilityZones: [...loadBalancer.availabilityZones],
    Subnets: [...loadBalancer.subnetIds],
    VPCId: loadBalancer.vpcId,
    Instances: registeredInstances(loadBalancer).map(({ id }) => ({ InstanceId: id })),
    HealthCheck: toHealthCheck(loadBalancer.healthCheck),
    ...(source && {
      SourceSecurityGroup: { OwnerAlias: accountId, GroupName: source.groupName },
    }),
    SecurityGroups: [...securityGroupIds],
    CreatedTime: new Date(loadBalancer.createdAt),
    Scheme: scheme,
  };
}

/** The hosted zone that aliases to load balancers name: here the one of us-east-1 in every Region. */
const hostedZoneId = "Z35SXDOTRQ7X7K";

export function toHealthCheck(healthCheck: ClassicHealthCheck): HealthCheck {
  return {
    Target: healthCheck.target,
    Interval: healthCheck.intervalSeconds,
    Timeout: healthCheck.timeoutSeconds,
    UnhealthyThreshold: healthCheck.unhealthyThreshold,
    HealthyThreshold: healthCheck.healthyThreshold,
  };
}
