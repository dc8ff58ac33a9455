/** The ranges, lengths and words that the API model of Elastic Load Balancing gives for the operations that are simulated. */
import { between, listOf, matching, oneOf, required, type Constraints } from "../constraint";

const protocol = oneOf(
  "HTTP",
  "HTTPS",
  "TCP",
  "TLS",
  "UDP",
  "TCP_UDP",
  "GENEVE",
  "QUIC",
  "TCP_QUIC",
);
const port = between(1, 65535);
const pageSize = between(1, 400);
const tagText = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$";
const healthCheck = {
  HealthCheckProtocol: protocol,
  HealthCheckPath: { length: [1, 1024] },
  HealthCheckIntervalSeconds: between(5, 300),
  HealthCheckTimeoutSeconds: between(2, 120),
  HealthyThresholdCount: between(2, 10),
  UnhealthyThresholdCount: between(2, 10),
} as const;

export const elbv2Constraints: Constraints = {
  AddTagsInput: { ResourceArns: required(), Tags: required() },
  RemoveTagsInput: {
    ResourceArns: required(),
    TagKeys: required(listOf(matching(tagText, 1, 128))),
  },
  DescribeTagsInput: { ResourceArns: required() },
  Tag: { Key: required(matching(tagText, 1, 128)), Value: matching(tagText, 0, 256) },
  CreateListenerInput: {
    LoadBalancerArn: required(),
    Protocol: protocol,
    Port: port,
    DefaultActions: required(),
  },
  DeleteListenerInput: { ListenerArn: required() },
  DescribeListenersInput: { PageSize: pageSize },
  Action: {
    Type: required(
      oneOf(
        "forward",
        "authenticate-oidc",
        "authenticate-cognito",
        "redirect",
        "fixed-response",
        "jwt-validation",
      ),
    ),
    Order: between(1, 50000),
  },
  CreateLoadBalancerInput: {
    Name: required(),
    Scheme: oneOf("internet-facing", "internal"),
    Type: oneOf("application", "network", "gateway"),
    IpAddressType: oneOf("ipv4", "dualstack", "dualstack-without-public-ipv4"),
  },
  DeleteLoadBalancerInput: { LoadBalancerArn: required() },
  DescribeLoadBalancersInput: { PageSize: pageSize },
  CreateTargetGroupInput: {
    Name: required(),
    Protocol: protocol,
    Port: port,
    ...healthCheck,
    TargetType: oneOf("instance", "ip", "lambda", "alb"),
    IpAddressType: oneOf("ipv4", "ipv6"),
  },
  ModifyTargetGroupInput: { TargetGroupArn: required(), ...healthCheck },
  DeleteTargetGroupInput: { TargetGroupArn: required() },
  DescribeTargetGroupsInput: { PageSize: pageSize },
  DescribeTargetGroupAttributesInput: { TargetGroupArn: required() },
  ModifyTargetGroupAttributesInput: { TargetGroupArn: required(), Attributes: required() },
  TargetGroupAttribute: { Key: matching("^[a-zA-Z0-9._]+$", 0, 256) },
  RegisterTargetsInput: { TargetGroupArn: required(), Targets: required() },
  DeregisterTargetsInput: { TargetGroupArn: required(), Targets: required() },
  TargetDescription: { Id: required(), Port: port },
  DescribeTargetHealthInput: {
    TargetGroupArn: required(),
    Include: listOf(oneOf("AnomalyDetection", "All")),
  },
};
