/** What a diagnosis finds in the simulator with real SDK clients. */
import assert from "node:assert/strict";
import {
  EnterStandbyCommand,
  PutLifecycleHookCommand,
  SetInstanceProtectionCommand,
  SuspendProcessesCommand,
} from "@aws-sdk/client-auto-scaling";
import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { diagnose } from "../../../engine/diagnosis/diagnose";
import { aRoll } from "../../support/provider/a-roll";
import { withWorld, type World } from "../../support/provider/a-world";

const errorContext = { autoScalingGroupName: "web", region: "us-east-1" };
const AutoScalingGroupName = "web";

async function instancesOf({ ports }: World): Promise<readonly string[]> {
  const group = await ports.autoScaling.findGroup("web");
  return (group?.instances ?? []).map(({ instanceId }) => instanceId);
}

async function rollANewVersion({ fleet, ports }: World): ReturnType<typeof aRoll> {
  const version = await fleet.addVersion();
  const launchTemplate = { launchTemplateId: fleet.launchTemplateId, version };
  return aRoll({ inputs: { desiredConfiguration: { launchTemplate } } }, ports);
}

/** What keeps the provider's clients company. */
function clientOptions({ simulator }: World) {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { region: "us-east-1", endpoint: simulator.url, credentials };
}

describe("a diagnosis of a simulated group", () => {
  it("explains a refresh that failed for a protected instance", async () => {
    await withWorld({ instances: 2 }, async (world) => {
      const { fleet } = world;
      const [InstanceId = ""] = await instancesOf(world);
      await fleet.autoScaling.send(
        new SetInstanceProtectionCommand({
          AutoScalingGroupName,
          InstanceIds: [InstanceId],
          ProtectedFromScaleIn: true,
        }),
      );
      const { error } = await rollANewVersion(world);
      assert.equal(error?.code, "RefreshFailed");
      const text = `it ended Failed: the refresh waited for ${InstanceId}, which is protected from scale in. `;
      assert.ok(error.message.includes(text), error.message);
      assert.match(
        error.message,
        / --no-protected-from-scale-in --instance-ids i-\w+ && pulumi up$/,
      );
      const stalls = world.reporter.notes.filter((note) => note.startsWith("nothing has changed"));
      assert.equal(stalls.length, 2);
    });
  });

  it("names the hook that holds an instance, since when, and what comes of it", async () => {
    await withWorld({ instances: 2 }, async (world) => {
      const { fleet } = world;
      await fleet.autoScaling.send(
        new PutLifecycleHookCommand({
          AutoScalingGroupName,
          LifecycleHookName: "warm",
          LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
          HeartbeatTimeout: 7200,
          DefaultResult: "CONTINUE",
        }),
      );
      const { error } = await rollANewVersion(world);
      assert.equal(error?.code, "RefreshFailed");
      assert.match(error.message, /it ended Failed: lifecycle hook warm holds i-\w+\. /);
      assert.match(
        error.message,
        /in Pending:Wait since [\d:]+Z for hook warm: i-\w+, each for 7200 s from its last heartbeat, then CONTINUE/,
      );
      assert.match(
        error.message,
        /next: aws autoscaling complete-lifecycle-action .*--lifecycle-action-result CONTINUE && pulumi up$/,
      );
    });
  });

  it("finds instances on standby, and processes that are suspended", async () => {
    await withWorld({ instances: 2 }, async (world) => {
      const [InstanceId = ""] = await instancesOf(world);
      const { autoScaling } = world.fleet;
      await autoScaling.send(
        new EnterStandbyCommand({
          AutoScalingGroupName,
          InstanceIds: [InstanceId],
          ShouldDecrementDesiredCapacity: true,
        }),
      );
      await autoScaling.send(
        new SuspendProcessesCommand({ AutoScalingGroupName, ScalingProcesses: ["Launch"] }),
      );
      world.simulator.advance(60);
      const refresh = { instanceRefreshId: "r", status: "InProgress" };
      const target = { launchTemplate: { launchTemplateId: "lt-other", version: "9" } };
      const diagnosis = await diagnose(
        { errorContext, refresh: { ...refresh, desiredConfiguration: target } },
        world.ports,
      );
      assert.deepEqual(diagnosis?.obstacles, [
        "Launch is suspended, so the refresh stands still",
        `the refresh waits for ${InstanceId}, which is on standby`,
      ]);
    });
  });

  it("reads metric and composite alarms by name, their reasons without control characters, and leaves out those that do not exist", async () => {
    await withWorld({ instances: 1 }, async (world) => {
      const cloudWatch = new CloudWatchClient(clientOptions(world));
      await cloudWatch.send(
        new PutMetricAlarmCommand({
          AlarmName: "web-5xx",
          Namespace: "AWS/ApplicationELB",
          MetricName: "HTTPCode_Target_5XX_Count",
          Statistic: "Sum",
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: "GreaterThanThreshold",
        }),
      );
      const alarms = await world.ports.diagnostics.alarms(["web-5xx", "nobody-made-this"]);
      assert.deepEqual(
        alarms.map(({ alarmName, state }) => [alarmName, state]),
        [["web-5xx", "INSUFFICIENT_DATA"]],
      );
      // Whoever may set an alarm writes its reason.
      const StateReason = "\u001b[2J\u001b]0;owned\u0007hidden\u001b[8m";
      await cloudWatch.send(
        new SetAlarmStateCommand({ AlarmName: "web-5xx", StateValue: "ALARM", StateReason }),
      );
      const [alarm] = await world.ports.diagnostics.alarms(["web-5xx"]);
      assert.deepEqual([alarm?.state, alarm?.stateReason], ["ALARM", "hidden"]);
    });
  });

  it("reads the health of targets", async () => {
    await withWorld({ instances: 1 }, async (world) => {
      const balancing = new ElasticLoadBalancingV2Client(clientOptions(world));
      const { Vpcs } = await world.fleet.ec2.send(new DescribeVpcsCommand({}));
      const { TargetGroups } = await balancing.send(
        new CreateTargetGroupCommand({
          Name: "web",
          Protocol: "HTTP",
          Port: 80,
          VpcId: Vpcs?.[0]?.VpcId,
        }),
      );
      const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn ?? "";
      const [Id = ""] = await instancesOf(world);
      await balancing.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id }] }));
      const [health, ...others] = await world.ports.diagnostics.targetHealth(TargetGroupArn);
      assert.deepEqual([health?.targetId, health?.state, others], [Id, "unused", []]);
      assert.equal(health?.reason, "Target.NotInUse");
    });
  });

  it("pages through activities to the instant asked for", async () => {
    await withWorld({ instances: 120 }, async ({ ports, simulator }) => {
      const all = await ports.diagnostics.activitiesSince("web", "2026-01-01T00:00:00Z");
      assert.equal(all.length, 120);
      const last = await ports.diagnostics.activitiesSince("web", simulator.now().toISOString());
      assert.deepEqual(last, []);
    });
  });

  it("leaves it to AWS to drop the activities from before a refresh: one short answer is enough", async () => {
    await withWorld({ instances: 120 }, async ({ ports, simulator }) => {
      const before = simulator.calls().length;
      const since = simulator.now().toISOString();
      await ports.diagnostics.activitiesSince("web", since);
      const asked = simulator.calls().slice(before);
      assert.deepEqual(
        asked.map(({ parameters }) => parameters["Filters"]),
        [[{ Name: "StartTimeLowerBound", Values: [since] }]],
      );
    });
  });

  it("tells a call that AWS refuses from one that finds nothing", async () => {
    await withWorld({ instances: 1 }, async ({ ports }) => {
      await assert.rejects(() => ports.diagnostics.targetHealth("arn:aws:nowhere"), {
        name: "Fault",
        call: "DescribeTargetHealth",
      });
    });
  });
});
