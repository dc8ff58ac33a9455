/** The Classic Load Balancers of an account in a Region, with the instances that are registered with them. */

/** Which port of the load balancer goes to which port of the instances. */
export interface ClassicListener {
  readonly protocol: string;
  readonly loadBalancerPort: number;
  readonly instanceProtocol: string;
  readonly instancePort: number;
  readonly certificateId: string | undefined;
}

/** How a load balancer finds out whether its instances work. Durations are seconds. */
export interface ClassicHealthCheck {
  /** For example `HTTP:80/health` or `TCP:80`. */
  readonly target: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** AWS's attributes. Durations are seconds. */
export interface ClassicAttributes {
  readonly isCrossZone: boolean;
  readonly isDraining: boolean;
  readonly drainingTimeoutSeconds: number;
  readonly idleTimeoutSeconds: number;
  readonly desyncMitigationMode: string;
}

export interface RegisteredInstance {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly registeredAt: number;
  /** From when on the instance answers its health checks badly, in milliseconds since 1970. Undefined: never. */
  failsFrom: number | undefined;
  /** Since when the instance is being taken out, in milliseconds since 1970. */
  deregisteredAt: number | undefined;
}

export interface ClassicLoadBalancer {
  readonly name: string;
  readonly dnsName: string;
  readonly scheme: "internet-facing" | "internal";
  readonly vpcId: string;
  /** It sends traffic to instances in these zones. */
  readonly availabilityZones: readonly string[];
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** By the port of the load balancer. */
  readonly listeners: Map<number, ClassicListener>;
  healthCheck: ClassicHealthCheck;
  attributes: ClassicAttributes;
  tags: Readonly<Record<string, string>>;
  /** By instance id. Drained instances are forgotten when they are next looked for. */
  readonly instances: Map<string, RegisteredInstance>;
}

export interface ElbState {
  /** By name. */
  readonly loadBalancers: Map<string, ClassicLoadBalancer>;
}

/** An account without Classic Load Balancers. */
export function createElb(): ElbState {
  return { loadBalancers: new Map() };
}
