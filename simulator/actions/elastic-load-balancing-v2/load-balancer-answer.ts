/** Load balancers and listeners, as Elastic Load Balancing answers with them. */
import type { Listener, LoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import type * as model from "../../model/elastic-load-balancing-v2/state";
import type { World } from "../../model/world";
import { toProtocol } from "./target-group-answer";

/** Real load balancers take two or three minutes to become active. */
const secondsProvisioning = 120;

export function toLoadBalancer(
  { ec2 }: World,
  loadBalancer: model.LoadBalancer,
  now: number,
): LoadBalancer {
  const isActive = now >= loadBalancer.createdAt + 1000 * secondsProvisioning;
  return {
    LoadBalancerArn: loadBalancer.loadBalancerArn,
    LoadBalancerName: loadBalancer.name,
    DNSName: loadBalancer.dnsName,
    CreatedTime: new Date(loadBalancer.createdAt),
    Scheme: loadBalancer.scheme,
    Type: loadBalancer.type,
    VpcId: loadBalancer.vpcId,
    State: { Code: isActive ? "active" : "provisioning" },
    IpAddressType: "ipv4",
    SecurityGroups: [...loadBalancer.securityGroupIds],
    AvailabilityZones: loadBalancer.subnetIds.map((subnetId) => ({
      SubnetId: subnetId,
      ZoneName: ec2.subnets.get(subnetId)?.availabilityZone,
      LoadBalancerAddresses: [],
    })),
  };
}

export function toListener(listener: model.Listener): Listener {
  const [first] = listener.targetGroupArns;
  return {
    ListenerArn: listener.listenerArn,
    LoadBalancerArn: listener.loadBalancerArn,
    Protocol: toProtocol(listener.protocol),
    Port: listener.port,
    DefaultActions: [
      {
        Type: "forward",
        TargetGroupArn: listener.targetGroupArns.length === 1 ? first : undefined,
        ForwardConfig: {
          TargetGroups: listener.targetGroupArns.map((arn) => ({ TargetGroupArn: arn, Weight: 1 })),
          TargetGroupStickinessConfig: { Enabled: false },
        },
      },
    ],
  };
}
