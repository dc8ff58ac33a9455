/** The ranges, lengths and words that the API model of Auto Scaling gives for load balancers, traffic sources and warm pools. */
import { anyText, atLeast, listOf, oneOf, required, text, type Constraints } from "../constraint";

export const trafficConstraints: Constraints = {
  AttachLoadBalancerTargetGroupsType: {
    AutoScalingGroupName: required(text(255)),
    TargetGroupARNs: required(listOf(text(511))),
  },
  DetachLoadBalancerTargetGroupsType: {
    AutoScalingGroupName: required(text(255)),
    TargetGroupARNs: required(listOf(text(511))),
  },
  DescribeLoadBalancerTargetGroupsRequest: {
    AutoScalingGroupName: required(text(255)),
    NextToken: anyText,
  },
  AttachLoadBalancersType: {
    AutoScalingGroupName: required(text(255)),
    LoadBalancerNames: required(listOf(text(255))),
  },
  DetachLoadBalancersType: {
    AutoScalingGroupName: required(text(255)),
    LoadBalancerNames: required(listOf(text(255))),
  },
  AttachTrafficSourcesType: {
    AutoScalingGroupName: required(text(255)),
    TrafficSources: required(),
  },
  DetachTrafficSourcesType: {
    AutoScalingGroupName: required(text(255)),
    TrafficSources: required(),
  },
  DescribeTrafficSourcesRequest: {
    AutoScalingGroupName: required(text(255)),
    TrafficSourceType: text(255),
    NextToken: anyText,
  },
  DescribeLoadBalancersRequest: {
    AutoScalingGroupName: required(text(255)),
    NextToken: anyText,
  },
  PutWarmPoolType: {
    AutoScalingGroupName: required(text(255)),
    MaxGroupPreparedCapacity: atLeast(-1),
    MinSize: atLeast(0),
    PoolState: oneOf("Stopped", "Running", "Hibernated"),
  },
  DescribeWarmPoolType: {
    AutoScalingGroupName: required(text(255)),
    NextToken: anyText,
  },
  DeleteWarmPoolType: {
    AutoScalingGroupName: required(text(255)),
  },
};
