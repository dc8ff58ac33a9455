/** The AWS services that are spoken, and how each is recognised on the wire. */

/** A service by the name that the AWS CLI gives it. */
export type ServiceName = "autoscaling" | "ec2" | "elb" | "elbv2" | "sts" | "cloudwatch" | "ssm";

export interface Service {
  readonly name: ServiceName;
  /** The name in an error sentence, as AWS writes it. */
  readonly title: string;
  /** The SDK client that exports the service's schemas. Loaded with the first request of the service. */
  readonly client: string;
  /** The API version, which is the `Version` parameter of a form-encoded request. */
  readonly version: string;
  /** The form of form-encoded requests and XML answers. */
  readonly query: "awsQuery" | "ec2Query" | "none";
  /** The XML namespace of answers. */
  readonly namespace: string;
  /** The part of `X-Amz-Target` before the dot, and of an RPC path after `/service/`. */
  readonly target: string;
  /** The code of a request that breaks a constraint of the API model. */
  readonly constraintError: "ValidationError" | "ValidationException";
}

export const services: readonly Service[] = [
  {
    name: "autoscaling",
    title: "Auto Scaling",
    client: "@aws-sdk/client-auto-scaling",
    version: "2011-01-01",
    query: "awsQuery",
    namespace: "http://autoscaling.amazonaws.com/doc/2011-01-01/",
    target: "AutoScaling_2011_01_01",
    constraintError: "ValidationError",
  },
  {
    name: "ec2",
    title: "EC2",
    client: "@aws-sdk/client-ec2",
    version: "2016-11-15",
    query: "ec2Query",
    namespace: "http://ec2.amazonaws.com/doc/2016-11-15/",
    target: "AmazonEC2",
    constraintError: "ValidationError",
  },
  {
    name: "elb",
    title: "Classic Load Balancing",
    client: "@aws-sdk/client-elastic-load-balancing",
    version: "2012-06-01",
    query: "awsQuery",
    namespace: "http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/",
    target: "ElasticLoadBalancing_v7",
    constraintError: "ValidationError",
  },
  {
    name: "elbv2",
    title: "Elastic Load Balancing",
    client: "@aws-sdk/client-elastic-load-balancing-v2",
    version: "2015-12-01",
    query: "awsQuery",
    namespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
    target: "ElasticLoadBalancing_v10",
    constraintError: "ValidationError",
  },
  {
    name: "sts",
    title: "STS",
    client: "@aws-sdk/client-sts",
    version: "2011-06-15",
    query: "awsQuery",
    namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    target: "AWSSecurityTokenServiceV20110615",
    constraintError: "ValidationError",
  },
  {
    name: "cloudwatch",
    title: "CloudWatch",
    client: "@aws-sdk/client-cloudwatch",
    version: "2010-08-01",
    query: "awsQuery",
    namespace: "http://monitoring.amazonaws.com/doc/2010-08-01/",
    target: "GraniteServiceVersion20100801",
    constraintError: "ValidationError",
  },
  {
    name: "ssm",
    title: "Systems Manager",
    client: "@aws-sdk/client-ssm",
    version: "2014-11-06",
    query: "none",
    namespace: "",
    target: "AmazonSSM",
    constraintError: "ValidationException",
  },
];
