/** A group behind load balancers whose new instances get no traffic, or whose health nobody looks at. */
import { finds } from "./facts";

const targetGroupArns = ["arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/web/1"];
const command =
  "aws autoscaling resume-processes --auto-scaling-group-name web --scaling-processes";
const unregistered =
  "AddToLoadBalancer is suspended, so no new instance would be registered with the group's load balancers, and the old ones would leave them: ";
const lattice = {
  identifier: "arn:aws:vpc-lattice:us-east-1:1:targetgroup/tg-1",
  type: "vpc-lattice",
};
const suspendedProcesses = ["AddToLoadBalancer"];
const checked = { healthCheckTypes: ["EC2", "ELB"] };
const unchecked = (type: string) =>
  `the group has load balancers, but its health check type is EC2: a new instance counts as healthy although its load balancer finds it unhealthy. Set the group's healthCheckType to "${type}"`;

describe("a preflight of the registration with load balancers", () => {
  finds([
    [
      "finds it suspended where the group has target groups",
      { group: { ...checked, suspendedProcesses, targetGroupArns } },
      "error",
      `${unregistered}${command} AddToLoadBalancer`,
    ],
    [
      "finds it suspended where the group has Classic Load Balancers",
      { group: { ...checked, suspendedProcesses, loadBalancerNames: ["old"] } },
      "error",
      `${unregistered}${command} AddToLoadBalancer`,
    ],
    [
      "finds it suspended where the group has other traffic sources",
      { group: { ...checked, suspendedProcesses, trafficSources: [lattice] } },
      "error",
      `${unregistered}${command} AddToLoadBalancer`,
    ],
    ["finds nothing where the group has none", { group: { suspendedProcesses } }],
  ]);
});

describe("a preflight of the health checks", () => {
  finds([
    [
      "finds them suspended",
      { group: { suspendedProcesses: ["HealthCheck"] } },
      "warning",
      `HealthCheck is suspended, so AWS would not replace new instances that fail their health checks: ${command} HealthCheck`,
    ],
    [
      "finds the replacement of unhealthy instances suspended",
      { group: { suspendedProcesses: ["ReplaceUnhealthy", "HealthCheck"] } },
      "warning",
      `ReplaceUnhealthy and HealthCheck are suspended, so AWS would not replace new instances that fail their health checks: ${command} ReplaceUnhealthy HealthCheck`,
    ],
    [
      "finds load balancers that they leave out",
      { group: { targetGroupArns } },
      "warning",
      unchecked("ELB"),
    ],
    [
      "finds VPC Lattice that they leave out",
      { group: { trafficSources: [lattice] } },
      "warning",
      unchecked("VPC_LATTICE"),
    ],
    ["finds nothing where they count", { group: { ...checked, targetGroupArns } }],
    ["finds nothing without load balancers", {}],
  ]);
});
