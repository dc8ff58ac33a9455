/** Target groups, as Elastic Load Balancing answers with them. */
import type { ProtocolEnum, TargetGroup } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ElbV2State, TargetGroup as Model } from "../../model/elastic-load-balancing-v2/state";

export function toTargetGroup(elbv2: ElbV2State, targetGroup: Model): TargetGroup {
  const { healthCheck } = targetGroup;
  return {
    TargetGroupArn: targetGroup.targetGroupArn,
    TargetGroupName: targetGroup.name,
    Protocol: toProtocol(targetGroup.protocol),
    Port: targetGroup.port,
    ProtocolVersion: targetGroup.protocolVersion,
    VpcId: targetGroup.vpcId,
    TargetType: targetGroup.targetType,
    IpAddressType: "ipv4",
    HealthCheckEnabled: healthCheck.enabled,
    HealthCheckProtocol: toProtocol(healthCheck.protocol),
    HealthCheckPort: healthCheck.port,
    HealthCheckPath: healthCheck.path,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThresholdCount,
    UnhealthyThresholdCount: healthCheck.unhealthyThresholdCount,
    Matcher: healthCheck.matcher === undefined ? undefined : { HttpCode: healthCheck.matcher },
    LoadBalancerArns: loadBalancersOf(elbv2, targetGroup.targetGroupArn),
  };
}

/** The load balancers whose listeners forward to a target group. */
export function loadBalancersOf({ listeners }: ElbV2State, targetGroupArn: string): string[] {
  const arns = [...listeners.values()]
    .filter((listener) => listener.targetGroupArns.includes(targetGroupArn))
    .map((listener) => listener.loadBalancerArn);
  return [...new Set(arns)];
}

/** The model keeps protocols as text; each came in as one of the SDK's words. */
export function toProtocol(protocol: string): ProtocolEnum {
  return protocol as ProtocolEnum;
}
