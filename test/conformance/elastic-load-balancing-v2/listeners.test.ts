/** Listeners: what a load balancer forwards to. */
import assert from "node:assert/strict";
import { withServices } from "../../support/services";

describe("listeners", () => {
  it("are described with their load balancer, and gone when deleted", () =>
    withServices(async ({ ec2, elbv2 }) => {
      const { Subnets = [] } = await ec2.describeSubnets({});
      const { LoadBalancers = [] } = await elbv2.createLoadBalancer({
        Name: "web",
        Subnets: Subnets.flatMap(({ SubnetId }) => SubnetId ?? []),
      });
      const { TargetGroups = [] } = await elbv2.createTargetGroup({
        Name: "web",
        Protocol: "HTTP",
        Port: 80,
        VpcId: Subnets[0]?.VpcId,
      });
      const LoadBalancerArn = LoadBalancers[0]?.LoadBalancerArn;
      const { Listeners = [] } = await elbv2.createListener({
        LoadBalancerArn,
        Protocol: "HTTP",
        Port: 80,
        DefaultActions: [{ Type: "forward", TargetGroupArn: TargetGroups[0]?.TargetGroupArn }],
      });
      const ListenerArn = Listeners[0]?.ListenerArn;
      const described = await elbv2.describeListeners({ LoadBalancerArn });
      assert.deepEqual(
        described.Listeners?.map((one) => [one.ListenerArn, one.Port]),
        [[ListenerArn, 80]],
      );
      await elbv2.deleteListener({ ListenerArn });
      assert.deepEqual((await elbv2.describeListeners({ LoadBalancerArn })).Listeners, []);
    }));
});
