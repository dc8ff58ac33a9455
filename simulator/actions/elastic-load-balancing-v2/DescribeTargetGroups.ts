/** DescribeTargetGroups: target groups by ARN, name or load balancer. */
import type {
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ElbV2State, TargetGroup } from "../../model/elastic-load-balancing-v2/state";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { page } from "./page";
import { loadBalancersOf, toTargetGroup } from "./target-group-answer";

export const describeTargetGroups: Action<DescribeTargetGroupsInput, DescribeTargetGroupsOutput> = (
  input,
  { world: { elbv2 } },
) => {
  const { items, nextMarker } = page(find(elbv2, input), input);
  return {
    TargetGroups: items.map((targetGroup) => toTargetGroup(elbv2, targetGroup)),
    NextMarker: nextMarker,
  };
};

function find(elbv2: ElbV2State, input: DescribeTargetGroupsInput): readonly TargetGroup[] {
  const { TargetGroupArns: arns = [], Names: names = [], LoadBalancerArn: loadBalancer } = input;
  const all = [...elbv2.targetGroups.values()];
  if (loadBalancer !== undefined) {
    return all.filter(({ targetGroupArn }) =>
      loadBalancersOf(elbv2, targetGroupArn).includes(loadBalancer),
    );
  }
  if (arns.length === 0 && names.length === 0) return all;
  return [
    ...arns.map((arn) => elbv2.targetGroups.get(arn) ?? notFound()),
    ...names.map((name) => all.find((targetGroup) => targetGroup.name === name) ?? notFound()),
  ];
}

function notFound(): never {
  throw new AwsError("TargetGroupNotFound", "One or more target groups not found");
}
