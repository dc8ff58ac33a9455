/** The Elastic Load Balancing slice of an account in a Region: load balancers, listeners, and target groups with their targets. */

export interface LoadBalancer {
  readonly loadBalancerArn: string;
  readonly name: string;
  readonly dnsName: string;
  readonly type: "application" | "network" | "gateway";
  readonly scheme: "internet-facing" | "internal";
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface Listener {
  readonly listenerArn: string;
  readonly loadBalancerArn: string;
  readonly protocol: string;
  readonly port: number;
  /** Where its default action forwards to. A target group that no listener forwards to is not in use. */
  readonly targetGroupArns: readonly string[];
}

/** How a target group finds out whether its targets work. Durations are seconds. */
export interface HealthCheck {
  readonly enabled: boolean;
  readonly protocol: string;
  /** A port number, or `traffic-port`. */
  readonly port: string;
  /** Undefined for protocols without paths. */
  readonly path: string | undefined;
  /** The HTTP codes that mean healthy, for example `200-299`. Undefined for protocols without codes. */
  readonly matcher: string | undefined;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThresholdCount: number;
  readonly unhealthyThresholdCount: number;
}

export interface Target {
  /** An instance id, or an IP address. */
  readonly id: string;
  readonly port: number;
  /** Milliseconds since 1970. */
  readonly registeredAt: number;
  /** From when on the target answers its health checks badly, in milliseconds since 1970. Undefined: never. */
  failsFrom: number | undefined;
  /** Since when the target is being taken out, in milliseconds since 1970. */
  deregisteredAt: number | undefined;
}

export interface TargetGroup {
  readonly targetGroupArn: string;
  readonly name: string;
  readonly protocol: string;
  readonly port: number;
  readonly protocolVersion: string | undefined;
  readonly vpcId: string | undefined;
  readonly targetType: "instance" | "ip";
  healthCheck: HealthCheck;
  /** For example `deregistration_delay.timeout_seconds`, in seconds as text. */
  attributes: Readonly<Record<string, string>>;
  /** By `id:port`. Drained targets are forgotten when the group is next looked at. */
  readonly targets: Map<string, Target>;
}

export interface ElbV2State {
  /** By ARN, as all three. */
  readonly loadBalancers: Map<string, LoadBalancer>;
  readonly listeners: Map<string, Listener>;
  readonly targetGroups: Map<string, TargetGroup>;
  /** The tags of any of them, by ARN. */
  readonly tags: Map<string, Readonly<Record<string, string>>>;
}

/** Elastic Load Balancing with nothing in it. */
export function createElbV2(): ElbV2State {
  return {
    loadBalancers: new Map(),
    listeners: new Map(),
    targetGroups: new Map(),
    tags: new Map(),
  };
}
