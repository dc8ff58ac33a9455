/** Calls that AWS refuses, as it refuses what no policy allows. */
import type { ServiceName, Simulator } from "../../../simulator/index";

/** A call as IAM spells it: `autoscaling:DescribeAutoScalingGroups`. */
export type Permission = `${IamPrefix}:${string}`;

type IamPrefix = keyof typeof services;

/** IAM's prefixes, and how the services say no. */
const services = {
  autoscaling: { service: "autoscaling", code: "AccessDenied" },
  ec2: { service: "ec2", code: "UnauthorizedOperation" },
  cloudwatch: { service: "cloudwatch", code: "AccessDenied" },
  elasticloadbalancing: { service: "elbv2", code: "AccessDenied" },
} as const satisfies Readonly<Record<string, { service: ServiceName; code: string }>>;

/** Simulated seconds that a refusal lasts: no roll in these tests takes as long. */
const lasting = 7200;

/** Refuses these calls for two simulated hours. @returns lets them pass again */
export function refuse(simulator: Simulator, permissions: readonly Permission[]): () => void {
  simulator.addScenario({
    rules: permissions.map((permission) => {
      const [prefix, action] = permission.split(":") as [IamPrefix, string];
      const message = `User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: ${permission}`;
      return {
        kind: "error",
        ...services[prefix],
        action,
        message,
        status: 403,
        for: lasting,
      } as const;
    }),
  });
  return () => simulator.advance(lasting);
}
