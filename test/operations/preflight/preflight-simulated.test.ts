/** What a preflight finds in the simulator with real SDK clients, before anything is started. */
import assert from "node:assert/strict";
import {
  AttachLoadBalancerTargetGroupsCommand,
  CreateOrUpdateTagsCommand,
  PutAccountSettingCommand,
  PutLifecycleHookCommand,
  SetInstanceProtectionCommand,
} from "@aws-sdk/client-auto-scaling";
import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import {
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { findPreview } from "../../../engine/preview/preview";
import { deleteOwnVersion } from "../../support/engine/fleet";
import { withWorld, type World } from "../../support/provider/a-world";

const AutoScalingGroupName = "web";

async function attachTargetGroup({ simulator, fleet }: World): Promise<void> {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const elbv2 = new ElasticLoadBalancingV2Client({
    region: "us-east-1",
    endpoint: simulator.url,
    credentials,
  });
  const { Vpcs = [] } = await fleet.ec2.send(new DescribeVpcsCommand({}));
  const { TargetGroups = [] } = await elbv2.send(
    new CreateTargetGroupCommand({
      Name: "web",
      Protocol: "HTTP",
      Port: 80,
      VpcId: Vpcs[0]?.VpcId,
    }),
  );
  await fleet.autoScaling.send(
    new AttachLoadBalancerTargetGroupsCommand({
      AutoScalingGroupName,
      TargetGroupARNs: TargetGroups.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []),
    }),
  );
}

describe("a preflight of a simulated group", () => {
  it("starts nothing where new instances would get no traffic", async () => {
    await withWorld({}, async (world) => {
      await attachTargetGroup(world);
      await world.fleet.suspend("AddToLoadBalancer");
      const version = await world.fleet.addVersion();
      await assert.rejects(
        world.up(version),
        /AddToLoadBalancer is suspended.* resume-processes /s,
      );
      assert.equal(world.callsOf("StartInstanceRefresh").length, 0);
    });
  });

  it("warns of a load balancer whose health checks do not count", async () => {
    await withWorld({}, async (world) => {
      await attachTargetGroup(world);
      await world.up(await world.fleet.addVersion());
      assert.match(world.reporter.warnings.join("\n"), /Set the group's healthCheckType to "ELB"/);
    });
  });

  it("starts nothing where a rollback would go to a version that was deleted", async () => {
    await withWorld({}, async (world) => {
      const version = await deleteOwnVersion(world.fleet);
      const preferences = { autoRollback: true, instanceWarmup: 10 };
      await assert.rejects(
        world.up(version, { preferences }),
        /the group's own launch template web \(lt-\w+\) version 1 does not exist any more/,
      );
      assert.equal(world.callsOf("StartInstanceRefresh").length, 0);
    });
  });

  it("heals a group whose own version was deleted, with a warning", async () => {
    await withWorld({}, async (world) => {
      const version = await deleteOwnVersion(world.fleet);
      const { error } = await world.up(version, { preferences: { instanceWarmup: 10 } });
      assert.equal(error, undefined);
      assert.match(
        world.reporter.warnings.join("\n"),
        /version 1 does not exist, so the group can/,
      );
      assert.equal(await world.fleet.groupVersion(), String(version));
    });
  });

  it("takes the account's setting to launch before it terminates for the group's", async () => {
    await withWorld({ instances: 1 }, async ({ fleet, ports }) => {
      const { autoScaling, launchTemplateId } = fleet;
      const setting = { Name: "launchBeforeTerminate", Value: "enabled" };
      await autoScaling.send(new PutAccountSettingCommand(setting));
      const version = await fleet.addVersion();
      const inputs = {
        autoScalingGroupName: AutoScalingGroupName,
        desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
        preferences: { instanceWarmup: 10 },
      };
      const errorContext = { autoScalingGroupName: AutoScalingGroupName };
      const request = { inputs, saved: {}, errorContext };
      const { preview, findings } = await findPreview(request, ports);
      assert.match(preview.lines.join("\n"), /batches: 1 of 1, launch first; 1 to 2 instances/);
      assert.deepEqual(findings, []);
    });
  });

  it("warns of a hook that outlasts AWS's hour without progress", async () => {
    await withWorld({}, async (world) => {
      await world.fleet.autoScaling.send(
        new PutLifecycleHookCommand({
          AutoScalingGroupName,
          LifecycleHookName: "drain",
          LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
          HeartbeatTimeout: 7200,
        }),
      );
      await world.up(await world.fleet.addVersion(), { preferences: { instanceWarmup: 10 } });
      assert.match(
        world.reporter.warnings.join("\n"),
        /lifecycle hook drain may hold an instance for 2 h/,
      );
    });
  });

  it("does not advise to remove the protection of Amazon ECS", async () => {
    await withWorld({}, async (world) => {
      const { autoScaling } = world.fleet;
      await autoScaling.send(
        new CreateOrUpdateTagsCommand({
          Tags: [
            {
              ResourceId: AutoScalingGroupName,
              ResourceType: "auto-scaling-group",
              Key: "AmazonECSManaged",
              Value: "",
              PropagateAtLaunch: true,
            },
          ],
        }),
      );
      const group = await world.ports.autoScaling.findGroup(AutoScalingGroupName);
      const InstanceIds = (group?.instances ?? []).map(({ instanceId }) => instanceId);
      await autoScaling.send(
        new SetInstanceProtectionCommand({
          AutoScalingGroupName,
          InstanceIds,
          ProtectedFromScaleIn: true,
        }),
      );
      const { error } = await world.up(await world.fleet.addVersion());
      assert.match(world.reporter.warnings.join("\n"), /by Amazon ECS: i-.*managed draining/);
      assert.match(error?.message ?? "", /managed draining/);
      assert.doesNotMatch(error?.message ?? "", /set-instance-protection/);
    });
  });
});
