/** Every simulated operation that gives its answer in pages: what it is asked, and how its service speaks of pages. */
import type { ServiceName } from "../../../simulator/protocol/service";

export interface PagedOperation {
  readonly service: ServiceName;
  readonly name: string;
  /** Besides the page. LOAD_BALANCER stands for the id of one. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** The list in the answer. */
  readonly list: string;
  /** The part of an item that names it. @default the whole item */
  readonly key?: string;
  /** The smallest page, and the first size that is too large. @default those of the service */
  readonly bounds?: readonly [least: number, tooLarge: number];
  /** The world has too few for two pages. */
  readonly onePage?: true;
  /** Whether it takes `Filters`. */
  readonly filters?: true;
}

const group = { AutoScalingGroupName: "web" };

export const pagedOperations: readonly PagedOperation[] = [
  { ...autoScaling("DescribeAccountSettings", "Settings"), onePage: true },
  autoScaling("DescribeAutoScalingGroups", "AutoScalingGroups", {}, true),
  autoScaling("DescribeAutoScalingInstances", "AutoScalingInstances"),
  autoScaling("DescribeInstanceRefreshes", "InstanceRefreshes", group),
  autoScaling("DescribeLaunchConfigurations", "LaunchConfigurations"),
  autoScaling("DescribeLoadBalancers", "LoadBalancers", group),
  autoScaling("DescribeLoadBalancerTargetGroups", "LoadBalancerTargetGroups", group),
  {
    ...autoScaling("DescribeNotificationConfigurations", "NotificationConfigurations"),
    onePage: true,
  },
  autoScaling("DescribePolicies", "ScalingPolicies", group),
  autoScaling("DescribeScalingActivities", "Activities", group, true),
  autoScaling("DescribeScheduledActions", "ScheduledUpdateGroupActions", group),
  autoScaling("DescribeTags", "Tags", {}, true),
  autoScaling("DescribeTrafficSources", "TrafficSources", group),
  autoScaling("DescribeWarmPool", "Instances", group),
  { ...ec2("DescribeImages", "Images"), bounds: [1, 1001] },
  ec2("DescribeInstanceStatus", "InstanceStatuses"),
  ec2("DescribeInstanceTypes", "InstanceTypes"),
  { ...ec2("DescribeInstances", "Reservations"), key: "Instances" },
  {
    ...ec2("DescribeLaunchTemplateVersions", "LaunchTemplateVersions", {
      LaunchTemplateName: "web",
    }),
    bounds: [1, 201],
  },
  { ...ec2("DescribeLaunchTemplates", "LaunchTemplates"), bounds: [1, 201] },
  { ...ec2("DescribeSecurityGroupRules", "SecurityGroupRules"), onePage: true },
  { ...ec2("DescribeSecurityGroups", "SecurityGroups"), onePage: true },
  { ...ec2("DescribeSubnets", "Subnets"), onePage: true },
  ec2("DescribeTags", "Tags"),
  { ...ec2("DescribeVpcs", "Vpcs"), onePage: true },
  { service: "elb", name: "DescribeLoadBalancers", list: "LoadBalancerDescriptions" },
  elbv2("DescribeListeners", "Listeners", { LoadBalancerArn: "LOAD_BALANCER" }),
  elbv2("DescribeLoadBalancers", "LoadBalancers"),
  elbv2("DescribeTargetGroups", "TargetGroups"),
  { service: "cloudwatch", name: "DescribeAlarmHistory", list: "AlarmHistoryItems" },
  { service: "cloudwatch", name: "DescribeAlarms", list: "MetricAlarms" },
  { service: "ssm", name: "DescribeParameters", list: "Parameters" },
  {
    service: "ssm",
    name: "GetParametersByPath",
    list: "Parameters",
    input: { Path: "/web" },
    bounds: [1, 11],
  },
];

function autoScaling(
  name: string,
  list: string,
  input: object = {},
  filters = false,
): PagedOperation {
  const usual = { service: "autoscaling", name, list, input: { ...input } } as const;
  return filters ? { ...usual, filters } : usual;
}

function ec2(name: string, list: string, input: object = {}): PagedOperation {
  return { service: "ec2", name, list, input: { ...input }, filters: true };
}

function elbv2(name: string, list: string, input: object = {}): PagedOperation {
  return { service: "elbv2", name, list, input: { ...input } };
}

/** How a service speaks of pages. */
export interface PageWords {
  readonly size: string;
  readonly token: string;
  readonly nextToken: string;
  /** The smallest page that it gives. */
  readonly least: number;
  /** What it answers to a token that it did not give. */
  readonly badToken: string;
  /** A size that it refuses, and how. */
  readonly badSize: readonly [size: number, code: string] | undefined;
}

const nextToken = { token: "NextToken", nextToken: "NextToken", badToken: "InvalidNextToken" };

const loadBalancing: PageWords = {
  size: "PageSize",
  token: "Marker",
  nextToken: "NextMarker",
  least: 1,
  badToken: "ValidationError",
  badSize: [401, "ValidationError"],
};

export const pageWords: Readonly<Record<Exclude<ServiceName, "sts">, PageWords>> = {
  // A page that is asked to be too large is as large as it may be.
  autoscaling: { ...nextToken, size: "MaxRecords", least: 1, badSize: undefined },
  ec2: {
    ...nextToken,
    size: "MaxResults",
    least: 5,
    badSize: [4, "InvalidParameterValue"],
  },
  elb: loadBalancing,
  elbv2: loadBalancing,
  cloudwatch: { ...nextToken, size: "MaxRecords", least: 1, badSize: [101, "ValidationException"] },
  ssm: { ...nextToken, size: "MaxResults", least: 1, badSize: [51, "ValidationException"] },
};
