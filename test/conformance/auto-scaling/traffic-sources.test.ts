/** Target groups as traffic sources, and as target groups: two ways to say the same. */
import assert from "node:assert/strict";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { byName, withGroup, type GroupContext } from "./group";

async function makeTargetGroup({ simulator, ec2 }: GroupContext): Promise<string> {
  const elbv2 = new ElasticLoadBalancingV2({
    endpoint: simulator.url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const { Vpcs = [] } = await ec2.describeVpcs({});
  const { TargetGroups = [] } = await elbv2.createTargetGroup({
    Name: "web",
    Protocol: "HTTP",
    Port: 80,
    VpcId: Vpcs[0]?.VpcId,
  });
  return TargetGroups[0]?.TargetGroupArn ?? "";
}

describe("traffic sources", () => {
  it("are attached, described and detached, in step with the target groups", () =>
    withGroup({}, async (context) => {
      const { autoScaling } = context;
      const arn = await makeTargetGroup(context);
      const seen = async (): Promise<readonly (string | undefined)[]> => {
        const { TrafficSources = [] } = await autoScaling.describeTrafficSources(byName);
        const { LoadBalancerTargetGroups = [] } =
          await autoScaling.describeLoadBalancerTargetGroups(byName);
        return [
          ...TrafficSources.map(({ Identifier }) => Identifier),
          ...LoadBalancerTargetGroups.map(
            ({ LoadBalancerTargetGroupARN }) => LoadBalancerTargetGroupARN,
          ),
        ];
      };
      const TrafficSources = [{ Identifier: arn, Type: "elbv2" }];
      await autoScaling.attachTrafficSources({ ...byName, TrafficSources });
      assert.deepEqual(await seen(), [arn, arn]);
      await autoScaling.detachTrafficSources({ ...byName, TrafficSources });
      context.simulator.advance(60);
      assert.deepEqual(await seen(), []);
    }));
});
