/** Texts that mean something to the simulator, so that random requests get further than the front door. */
import fc from "fast-check";

/** Stands for the id of something that is there when the request is sent: see `known.ts`. */
export type Kind =
  | "instance"
  | "template"
  | "image"
  | "subnet"
  | "vpc"
  | "securityGroup"
  | "refresh"
  | "targetGroup"
  | "loadBalancer"
  | "listener"
  | "alarm"
  | "token";

const nonsense = ["", "$Latest", "$Default", "1", "all", "us-east-1a", "Name", "a\u0000", "é<&>"];

/** Which members ask for the id of what; the first that fits. */
const kinds: readonly (readonly [member: RegExp, kind: Kind])[] = [
  [/NextToken|Marker/u, "token"],
  [/^InstanceIds?$|^Targets?$|^Id$/u, "instance"],
  [/LaunchTemplateIds?$/u, "template"],
  [/ImageIds?$/u, "image"],
  [/SubnetIds?$|^Subnets$|VPCZoneIdentifier/u, "subnet"],
  [/VpcIds?$/u, "vpc"],
  [/SecurityGroup|^GroupIds?$/u, "securityGroup"],
  [/InstanceRefreshIds?$/u, "refresh"],
  [/TargetGroupA[Rr][Nn]s?$/u, "targetGroup"],
  [/LoadBalancerArns?$/u, "loadBalancer"],
  [/ListenerArns?$/u, "listener"],
  [/ResourceARN|AlarmArn/u, "alarm"],
  [/^Identifier$/u, "targetGroup"],
  [/^Resources$/u, "instance"],
];

/** Words of members whose constraint does not list them. */
const vocabularies: readonly (readonly [member: RegExp, words: readonly string[]])[] = [
  [
    /^LifecycleTransition$/u,
    ["LAUNCHING", "TERMINATING"].map((end) => `autoscaling:EC2_INSTANCE_${end}`),
  ],
  [/^LifecycleActionResult$|^DefaultResult$/u, ["CONTINUE", "ABANDON"]],
  [/^LifecycleHookNames?$/u, ["hook", "hook", "other"]],
  [/^Version$|Versions$|^SourceVersion$|^DefaultVersion$/u, ["1", "2", "$Latest", "$Default", "9"]],
  [/^InstanceTypes?$/u, ["t3.nano", "t3.micro", "m5.large", "t4g.small"]],
  [/AvailabilityZones?$|ZoneNames?$/u, ["us-east-1a", "us-east-1b"]],
  [/^CidrBlock$/u, ["10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/28", "10.0.0.0/33"]],
  [/^KeyNames?$|^GroupNames?$/u, ["ops", "web"]],
  [/^NotificationTypes$/u, ["autoscaling:EC2_INSTANCE_LAUNCH", "launch"]],
  [/^HealthCheckType$/u, ["EC2", "ELB"]],
  [/^HealthStatus$/u, ["Healthy", "Unhealthy"]],
  [/Processes$/u, ["Launch", "Terminate", "HealthCheck", "ReplaceUnhealthy", "AZRebalance"]],
  [
    /^TerminationPolicies$/u,
    ["Default", "OldestInstance", "NewestInstance", "OldestLaunchTemplate"],
  ],
  [/^UserData$/u, ["dHdv"]],
  [/^AlarmRule$/u, ["TRUE", "ALARM(web)", 'NOT ALARM("other")', "("]],
  [/^RoleArn$/u, ["arn:aws:iam::123456789012:role/deploy"]],
  [/^(Role)?SessionName$/u, ["ci"]],
  [/^Key$/u, ["stage", "Name", "deregistration_delay.timeout_seconds"]],
  [/^Value$/u, ["30", "web"]],
  [/^ResourceType$/u, ["auto-scaling-group", "instance", "launch-template", "image"]],
  [/Names?$|^ResourceId$|^Alarms$/u, ["web", "web", "web", "other"]],
];

/** A text for a member: mostly one of its kind, sometimes any. */
export function textFor(member: string, words: readonly string[] = []): fc.Arbitrary<string> {
  const kind = kinds.find(([pattern]) => pattern.test(member))?.[1];
  const [, fitting = []] = vocabularies.find(([pattern]) => pattern.test(member)) ?? [];
  const anything = fc.oneof(fc.constantFrom(...nonsense), fc.string({ maxLength: 12 }));
  const known = kind && fc.nat(99).map((index) => placeholder(kind, index));
  const good = [...words, ...fitting];
  const sensible = [
    ...(known ? [known] : []),
    ...(good.length > 0 ? [fc.constantFrom(...good)] : []),
  ];
  if (sensible.length === 0) return fc.oneof(fc.constant("web"), anything);
  return fc.oneof(
    { weight: 7, arbitrary: fc.oneof(...sensible) },
    { weight: 1, arbitrary: anything },
  );
}

/** The form that `known.ts` replaces by an id. */
export function placeholder(kind: Kind, index: number): string {
  return `@${kind}#${index}`;
}
