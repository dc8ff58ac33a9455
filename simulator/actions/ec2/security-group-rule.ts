/** Security group rules: what requests ask for, and what is answered. */
import type {
  AuthorizeSecurityGroupIngressRequest,
  IpPermission,
  SecurityGroupRule,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import type { SecurityGroup } from "../../model/ec2/network";
import type {
  RulePeer,
  RuleTraffic,
  SecurityGroupRule as RuleModel,
} from "../../model/ec2/security-group-rules";
import type { Ec2State } from "../../model/ec2/state";
import { partitionOf } from "../../partition";
import { parseCidr } from "../../model/ec2/cidr";
import { requireSecurityGroup } from "./network-lookup";
import { requireParameter } from "./parameter";
import { toTagList } from "./tag-list";

export type Direction = "ingress" | "egress";

export interface RequestedRule extends RuleTraffic {
  readonly description: string | undefined;
}

/** The rules that a request names, as a list of permissions or as one rule in parameters of its own. */
export function readRules(
  ec2: Ec2State,
  input: AuthorizeSecurityGroupIngressRequest,
  direction: Direction,
): readonly RequestedRule[] {
  const permissions = input.IpPermissions ?? [
    {
      ...(input.IpProtocol !== undefined && { IpProtocol: input.IpProtocol }),
      FromPort: input.FromPort,
      ToPort: input.ToPort,
      ...(input.CidrIp !== undefined && { IpRanges: [{ CidrIp: input.CidrIp }] }),
      ...(input.SourceSecurityGroupName !== undefined && {
        UserIdGroupPairs: [{ GroupName: input.SourceSecurityGroupName }],
      }),
    },
  ];
  return permissions.flatMap((permission) => readPermission(ec2, permission, direction));
}

function readPermission(
  ec2: Ec2State,
  permission: IpPermission,
  direction: Direction,
): readonly RequestedRule[] {
  const protocol = readProtocol(requireParameter("ipProtocol", permission.IpProtocol));
  const isAll = protocol === "-1";
  const needsPorts = protocol === "tcp" || protocol === "udp";
  const fromPort = needsPorts
    ? requireParameter("fromPort", permission.FromPort)
    : (permission.FromPort ?? -1);
  const toPort = needsPorts
    ? requireParameter("toPort", permission.ToPort)
    : (permission.ToPort ?? -1);
  if (needsPorts && fromPort > toPort) {
    throw new AwsError(
      "InvalidParameterValue",
      `Invalid TCP/UDP port range (${fromPort}:${toPort})`,
    );
  }
  const traffic = {
    isEgress: direction === "egress",
    protocol,
    fromPort: isAll ? -1 : fromPort,
    toPort: isAll ? -1 : toPort,
  };
  return peersOf(ec2, permission).map(({ description, ...peer }) => ({
    ...traffic,
    peer,
    description,
  }));
}

const protocolNames: Readonly<Record<string, string>> = {
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  "58": "icmpv6",
};

/** EC2 knows four protocols by name, and the others by number. */
function readProtocol(given: string): string {
  const protocol = given.toLowerCase();
  if (Object.values(protocolNames).includes(protocol)) return protocol;
  if (protocol === "-1" || /^\d{1,3}$/u.test(protocol)) return protocolNames[protocol] ?? protocol;
  throw new AwsError(
    "InvalidParameterValue",
    `Invalid value '${given}' for IP protocol. Unknown protocol.`,
  );
}

type DescribedPeer = RulePeer & { readonly description: string | undefined };

function peersOf(ec2: Ec2State, permission: IpPermission): readonly DescribedPeer[] {
  const peers = [
    ...(permission.IpRanges ?? []).map(({ CidrIp, Description: description }) => ({
      cidrIpv4: requireCidr(CidrIp ?? ""),
      description,
    })),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6, Description: description }) => ({
      cidrIpv6: CidrIpv6 ?? "",
      description,
    })),
    ...(permission.PrefixListIds ?? []).map(({ PrefixListId, Description: description }) => ({
      prefixListId: PrefixListId ?? "",
      description,
    })),
    ...(permission.UserIdGroupPairs ?? []).map(({ GroupId, GroupName, Description }) => ({
      groupId: findSecurityGroup(ec2, { GroupId, GroupName }).groupId,
      description: Description,
    })),
  ];
  if (peers.length > 0) return peers;
  throw new AwsError("MissingParameter", "The request must contain the parameter cidrIp");
}

function requireCidr(cidr: string): string {
  if (parseCidr(cidr)) return cidr;
  throw new AwsError("InvalidParameterValue", `CIDR block ${cidr} is malformed`);
}

/** The group that a request is about: by id, or by name in the default VPC. */
export function findSecurityGroup(
  ec2: Ec2State,
  {
    GroupId,
    GroupName,
  }: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): SecurityGroup {
  if (GroupId !== undefined || GroupName === undefined) {
    return requireSecurityGroup(ec2, requireParameter("groupId", GroupId));
  }
  const found = [...ec2.securityGroups.values()].find(
    ({ groupName, vpcId }) => groupName === GroupName && ec2.vpcs.get(vpcId)?.isDefault === true,
  );
  return found ?? requireSecurityGroup(ec2, GroupName);
}

/** What every answer with a rule says of it. */
export function toRuleRecord({ groupId }: SecurityGroup, rule: RuleModel) {
  return {
    SecurityGroupRuleId: rule.ruleId,
    GroupId: groupId,
    IsEgress: rule.isEgress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    CidrIpv4: rule.peer.cidrIpv4,
    CidrIpv6: rule.peer.cidrIpv6,
    PrefixListId: rule.peer.prefixListId,
    Description: rule.description,
  };
}

/** A rule as DescribeSecurityGroupRules has it. */
export function toRule(ec2: Ec2State, group: SecurityGroup, rule: RuleModel): SecurityGroupRule {
  const { accountId, region } = ec2;
  return {
    ...toRuleRecord(group, rule),
    GroupOwnerId: accountId,
    ReferencedGroupInfo:
      rule.peer.groupId === undefined
        ? undefined
        : { GroupId: rule.peer.groupId, UserId: accountId },
    SecurityGroupRuleArn: `arn:${partitionOf(region).name}:ec2:${region}:${accountId}:security-group-rule/${rule.ruleId}`,
    Tags: toTagList(rule.tags),
  };
}

/** The rules of one direction as DescribeSecurityGroups has them: one permission for each protocol and range of ports. */
export function toPermissions(
  { accountId }: Ec2State,
  { rules }: SecurityGroup,
  direction: Direction,
): IpPermission[] {
  const meant = [...rules.values()].filter(({ isEgress }) => isEgress === (direction === "egress"));
  const byTraffic = new Map<string, RuleModel[]>();
  for (const rule of meant) {
    const key = [rule.protocol, rule.fromPort, rule.toPort].join();
    byTraffic.set(key, [...(byTraffic.get(key) ?? []), rule]);
  }
  return [...byTraffic.values()].map((some) => toPermission(accountId, some));
}

function toPermission(accountId: string, rules: readonly RuleModel[]): IpPermission {
  const [first] = rules;
  return {
    IpProtocol: first?.protocol,
    ...(first?.protocol !== "-1" && { FromPort: first?.fromPort, ToPort: first?.toPort }),
    IpRanges: rules.flatMap(({ peer: { cidrIpv4: CidrIp }, description: Description }) =>
      CidrIp === undefined ? [] : { CidrIp, Description },
    ),
    Ipv6Ranges: rules.flatMap(({ peer: { cidrIpv6: CidrIpv6 }, description: Description }) =>
      CidrIpv6 === undefined ? [] : { CidrIpv6, Description },
    ),
    PrefixListIds: rules.flatMap(({ peer: { prefixListId }, description: Description }) =>
      prefixListId === undefined ? [] : { PrefixListId: prefixListId, Description },
    ),
    UserIdGroupPairs: rules.flatMap(({ peer: { groupId: GroupId }, description: Description }) =>
      GroupId === undefined ? [] : { GroupId, UserId: accountId, Description },
    ),
  };
}
