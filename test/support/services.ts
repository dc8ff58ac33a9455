/** The SDK's whole clients, one method an operation, for tests that make many calls. */
import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { EC2 } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancing } from "@aws-sdk/client-elastic-load-balancing";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { SSM } from "@aws-sdk/client-ssm";
import { STS } from "@aws-sdk/client-sts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../simulator/index";

export interface Services {
  readonly simulator: Simulator;
  readonly autoScaling: AutoScaling;
  readonly cloudWatch: CloudWatch;
  readonly ec2: EC2;
  readonly elb: ElasticLoadBalancing;
  readonly elbv2: ElasticLoadBalancingV2;
  readonly ssm: SSM;
  readonly sts: STS;
}

/** Runs a body against a simulator of its own, in us-east-1 with a virtual clock, and closes that afterwards. */
export async function withServices(
  body: (services: Services) => Promise<void>,
  options: SimulatorOptions = {},
): Promise<void> {
  const simulator = await startSimulator(options);
  const configuration = {
    endpoint: simulator.url,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  try {
    await body({
      simulator,
      autoScaling: new AutoScaling(configuration),
      cloudWatch: new CloudWatch(configuration),
      ec2: new EC2(configuration),
      elb: new ElasticLoadBalancing(configuration),
      elbv2: new ElasticLoadBalancingV2(configuration),
      ssm: new SSM(configuration),
      sts: new STS(configuration),
    });
  } finally {
    await simulator.close();
  }
}
