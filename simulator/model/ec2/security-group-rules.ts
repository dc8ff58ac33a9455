/** The rules of security groups, as records: no traffic is simulated. */
import { createIds } from "../ids";

/** Whom a rule lets through: exactly one of these. */
export interface RulePeer {
  readonly cidrIpv4?: string | undefined;
  readonly cidrIpv6?: string | undefined;
  readonly prefixListId?: string | undefined;
  /** Another security group, or the same one. */
  readonly groupId?: string | undefined;
}

export interface RuleTraffic {
  readonly isEgress: boolean;
  /** `tcp`, `udp`, `icmp`, a protocol number, or `-1` for all. */
  readonly protocol: string;
  /** A port, or an ICMP type; -1 for all. */
  readonly fromPort: number;
  readonly toPort: number;
  readonly peer: RulePeer;
}

export interface SecurityGroupRule extends RuleTraffic {
  readonly ruleId: string;
  readonly description: string | undefined;
  tags: Readonly<Record<string, string>>;
}

/** Everything out; and among its own members, where the group is the default one of its VPC. */
export function defaultRules(
  groupId: string,
  kind: "default" | "own",
): ReadonlyMap<string, SecurityGroupRule> {
  // Not drawn from the account's ids, so that these stay what they are.
  const ids = createIds(groupId);
  const all = { protocol: "-1", fromPort: -1, toPort: -1, description: undefined, tags: {} };
  const out = { ...all, isEgress: true, peer: { cidrIpv4: "0.0.0.0/0" } };
  const among = { ...all, isEgress: false, peer: { groupId } };
  const rules = kind === "default" ? [among, out] : [out];
  return new Map(
    rules.map((rule) => {
      const ruleId = ids.resource("sgr");
      return [ruleId, { ...rule, ruleId }];
    }),
  );
}

/** Whether two rules let the same traffic through. */
export function isSameRule(one: RuleTraffic, other: RuleTraffic): boolean {
  return identityOf(one) === identityOf(other);
}

function identityOf({ isEgress, protocol, fromPort, toPort, peer }: RuleTraffic): string {
  const { cidrIpv4, cidrIpv6, prefixListId, groupId } = peer;
  return JSON.stringify([
    isEgress,
    protocol,
    fromPort,
    toPort,
    cidrIpv4 ?? null,
    cidrIpv6 ?? null,
    prefixListId ?? null,
    groupId ?? null,
  ]);
}

/** As EC2 names a rule in an error. */
export function renderRule({ protocol, fromPort, toPort, peer }: RuleTraffic): string {
  const { cidrIpv4, cidrIpv6, prefixListId, groupId } = peer;
  const whom = cidrIpv4 ?? cidrIpv6 ?? prefixListId ?? groupId ?? "";
  if (protocol === "-1") return `peer: ${whom}, ALL, ALLOW`;
  return `peer: ${whom}, ${protocol.toUpperCase()}, from port: ${fromPort}, to port: ${toPort}, ALLOW`;
}
