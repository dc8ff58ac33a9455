/** The ranges, lengths and words that the API model of Classic Load Balancers gives for the operations that are simulated. */
import { between, matching, required, text, type Constraints } from "../constraint";

const tagText = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$";
const named = { LoadBalancerName: required() };

export const elbConstraints: Constraints = {
  CreateAccessPointInput: { ...named, Listeners: required() },
  DeleteAccessPointInput: named,
  DescribeAccessPointsInput: { PageSize: between(1, 400) },
  ConfigureHealthCheckInput: { ...named, HealthCheck: required() },
  HealthCheck: {
    Target: required(),
    Interval: required(between(5, 300)),
    Timeout: required(between(2, 60)),
    UnhealthyThreshold: required(between(2, 10)),
    HealthyThreshold: required(between(2, 10)),
  },
  Listener: {
    Protocol: required(),
    LoadBalancerPort: required(),
    InstancePort: required(between(1, 65535)),
  },
  CreateLoadBalancerListenerInput: { ...named, Listeners: required() },
  DeleteLoadBalancerListenerInput: { ...named, LoadBalancerPorts: required() },
  RegisterEndPointsInput: { ...named, Instances: required() },
  DeregisterEndPointsInput: { ...named, Instances: required() },
  DescribeEndPointStateInput: named,
  DescribeLoadBalancerAttributesInput: named,
  ModifyLoadBalancerAttributesInput: { ...named, LoadBalancerAttributes: required() },
  ConnectionDraining: { Enabled: required() },
  ConnectionSettings: { IdleTimeout: required(between(1, 3600)) },
  CrossZoneLoadBalancing: { Enabled: required() },
  AccessLog: { Enabled: required() },
  AddTagsInput: { LoadBalancerNames: required(), Tags: required() },
  RemoveTagsInput: { LoadBalancerNames: required(), Tags: required() },
  DescribeTagsInput: { LoadBalancerNames: required() },
  Tag: { Key: required(matching(tagText, 1, 128)), Value: matching(tagText, 0, 256) },
  TagKeyOnly: { Key: text(128) },
};
