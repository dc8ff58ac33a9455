/** CreateTargetGroup: a target group without targets. The same request again gives the same group. */
import type {
  CreateTargetGroupInput,
  CreateTargetGroupOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { TargetGroup } from "../../model/elastic-load-balancing-v2/state";
import type { World } from "../../model/world";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { newArn } from "./arn";
import { changeHealthCheck, defaultHealthCheck } from "./health-check";
import { requireParameter } from "./parameter";
import { defaultAttributes } from "./target-group-attributes";
import { fromTagList } from "../load-balancer-tags";
import { toTargetGroup } from "./target-group-answer";

export const createTargetGroup: Action<CreateTargetGroupInput, CreateTargetGroupOutput> = (
  input,
  { world },
) => {
  const { elbv2 } = world;
  const wanted = toWanted(world, input);
  const sameName = [...elbv2.targetGroups.values()].find(({ name }) => name === wanted.name);
  if (sameName) {
    requireSame(sameName, wanted);
    return { TargetGroups: [toTargetGroup(elbv2, sameName)] };
  }
  const targetGroupArn = newArn(world, `targetgroup/${wanted.name}`);
  const targetGroup: TargetGroup = { ...wanted, targetGroupArn, targets: new Map() };
  elbv2.targetGroups.set(targetGroupArn, targetGroup);
  elbv2.tags.set(targetGroupArn, fromTagList(input.Tags));
  return { TargetGroups: [toTargetGroup(elbv2, targetGroup)] };
};

type Wanted = Omit<TargetGroup, "targetGroupArn" | "targets">;

function toWanted(world: World, input: CreateTargetGroupInput): Wanted {
  const name = requireParameter("Target group name", input.Name);
  requireGoodName(name);
  const protocol = requireParameter("A protocol", input.Protocol);
  const isHttp = protocol === "HTTP" || protocol === "HTTPS";
  return {
    name,
    protocol,
    port: requireParameter("A port", input.Port),
    protocolVersion: isHttp ? (input.ProtocolVersion ?? "HTTP1") : undefined,
    vpcId: requireVpc(world, input.VpcId),
    targetType: requireTargetType(input.TargetType),
    healthCheck: changeHealthCheck(defaultHealthCheck(protocol), input),
    attributes: defaultAttributes(protocol),
  };
}

function requireGoodName(name: string): void {
  if (/^(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/u.test(name)) return;
  const problem =
    name.length > 32
      ? "cannot be longer than '32' characters"
      : "can only contain characters that are alphanumeric characters and hyphens(-), and cannot begin or end with a hyphen";
  throw new AwsError("ValidationError", `Target group name '${name}' ${problem}`);
}

function requireVpc({ ec2 }: World, given: string | undefined): string {
  const vpcId = requireParameter("A VPC ID", given);
  if (ec2.vpcs.has(vpcId)) return vpcId;
  throw new AwsError("ValidationError", unverified.vpcNotFound(vpcId));
}

function requireTargetType(type = "instance"): TargetGroup["targetType"] {
  if (type === "instance" || type === "ip") return type;
  throw new AwsError(
    "ValidationError",
    `Target type '${type}' is not simulated; instance and ip are`,
  );
}

function requireSame(present: Wanted, wanted: Wanted): void {
  const isSame = (["protocol", "port", "vpcId", "targetType"] as const).every(
    (setting) => present[setting] === wanted[setting],
  );
  if (isSame) return;
  throw new AwsError(
    "DuplicateTargetGroupName",
    `A target group with the same name '${wanted.name}' exists, but with different settings`,
  );
}
