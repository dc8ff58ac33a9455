/** Real SDK clients of six services, in four protocols, understand what the simulator says. */
import assert from "node:assert/strict";
import {
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
} from "@aws-sdk/client-auto-scaling";
import {
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CreateLaunchTemplateCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateTargetGroupCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { createClients, withSimulator } from "../../support/protocol-clients";

describe("a client of Auto Scaling (AWS Query)", () => {
  it("reads an answer, and finds the request id in its metadata", async () => {
    await withSimulator({}, async (simulator, { autoScaling }) => {
      const answer = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
      assert.deepEqual(answer.AutoScalingGroups, []);
      assert.equal(answer.$metadata.requestId, simulator.calls()[0]?.requestId);
    });
  });

  it("reads an error with its code and text", async () => {
    await withSimulator({}, async (_simulator, { autoScaling }) => {
      const call = autoScaling.send(
        new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: "none" }),
      );
      await assert.rejects(call, { name: "ValidationError", message: /not found/ });
    });
  });
});

describe("a client of EC2 (EC2 Query)", () => {
  it("gets back the launch template it sent, with every nested part", async () => {
    await withSimulator({}, async (_simulator, { ec2 }) => {
      const data = {
        ImageId: "ami-0123456789abcdef0",
        InstanceType: "t3.small" as const,
        SecurityGroupIds: ["sg-1", "sg-2"],
        TagSpecifications: [
          { ResourceType: "instance" as const, Tags: [{ Key: "a<b>", Value: "é & ü" }] },
        ],
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 8, Encrypted: true } }],
      };
      await ec2.send(
        new CreateLaunchTemplateCommand({ LaunchTemplateName: "web", LaunchTemplateData: data }),
      );
      const { LaunchTemplateVersions = [] } = await ec2.send(
        new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: "web" }),
      );
      const [version] = LaunchTemplateVersions;
      assert.deepEqual(version?.LaunchTemplateData, data);
      assert.equal(version.DefaultVersion, true);
      assert.ok(version.CreateTime instanceof Date);
    });
  });

  it("reads an error with its code and text", async () => {
    await withSimulator({}, async (_simulator, { ec2 }) => {
      const call = ec2.send(
        new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: "none" }),
      );
      await assert.rejects(call, (error: Error) =>
        error.name.startsWith("InvalidLaunchTemplateName"),
      );
    });
  });
});

describe("a client of CloudWatch (AWS JSON 1.0)", () => {
  it("gets back the alarm it sent, in the state that was set", async () => {
    await withSimulator({}, async (simulator, { cloudWatch }) => {
      const alarm = {
        AlarmName: "high",
        MetricName: "Errors",
        Namespace: "App",
        Statistic: "Sum" as const,
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1.5,
        ComparisonOperator: "GreaterThanThreshold" as const,
      };
      await cloudWatch.send(new PutMetricAlarmCommand(alarm));
      simulator.advance(60);
      await cloudWatch.send(
        new SetAlarmStateCommand({ AlarmName: "high", StateValue: "ALARM", StateReason: "a test" }),
      );
      const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({}));
      const [found] = MetricAlarms;
      assert.deepEqual([found?.StateValue, found?.Threshold], ["ALARM", 1.5]);
      assert.deepEqual(found?.StateUpdatedTimestamp, new Date("2026-01-01T00:01:00Z"));
    });
  });

  it("reads an error with its code and text", async () => {
    await withSimulator({}, async (_simulator, { cloudWatch }) => {
      const call = cloudWatch.send(
        new SetAlarmStateCommand({ AlarmName: "none", StateValue: "OK", StateReason: "a test" }),
      );
      await assert.rejects(call, (error: Error) => error.name.startsWith("ResourceNotFound"));
    });
  });
});

describe("a client of Systems Manager (AWS JSON 1.1)", () => {
  it("gets back the parameter it sent", async () => {
    await withSimulator({}, async (_simulator, { ssm }) => {
      await ssm.send(
        new PutParameterCommand({ Name: "/web/image", Value: "ami-1", Type: "String" }),
      );
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: "/web/image" }));
      assert.deepEqual([Parameter?.Value, Parameter?.Version], ["ami-1", 1]);
      assert.deepEqual(Parameter?.LastModifiedDate, new Date("2026-01-01T00:00:00Z"));
    });
  });

  it("reads an error with its code", async () => {
    await withSimulator({}, async (_simulator, { ssm }) => {
      await assert.rejects(ssm.send(new GetParameterCommand({ Name: "/none" })), {
        name: "ParameterNotFound",
      });
    });
  });
});

describe("a client of Elastic Load Balancing (AWS Query)", () => {
  it("gets back the target group it sent", async () => {
    await withSimulator({}, async (_simulator, { ec2, elbv2 }) => {
      const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
      const group = { Name: "web", Protocol: "HTTP" as const, Port: 80, VpcId: Vpcs[0]?.VpcId };
      await elbv2.send(new CreateTargetGroupCommand(group));
      const { TargetGroups = [] } = await elbv2.send(
        new DescribeTargetGroupsCommand({ Names: ["web"] }),
      );
      const [found] = TargetGroups;
      assert.deepEqual(
        [found?.TargetGroupName, found?.Port, found?.VpcId],
        ["web", 80, group.VpcId],
      );
    });
  });

  it("reads an error with its code", async () => {
    await withSimulator({}, async (_simulator, { elbv2 }) => {
      await assert.rejects(elbv2.send(new DescribeTargetGroupsCommand({ Names: ["none"] })), {
        name: "TargetGroupNotFoundException",
      });
    });
  });
});

describe("a client of STS (AWS Query)", () => {
  it("learns the account", async () => {
    await withSimulator({}, async (_simulator, { sts }) => {
      const identity = await sts.send(new GetCallerIdentityCommand({}));
      assert.equal(identity.Account, "123456789012");
    });
  });

  it("names the account by an access key of twelve digits", async () => {
    await withSimulator({}, async ({ url }) => {
      const credentials = { accessKeyId: "210987654321", secretAccessKey: "test" };
      const identity = await createClients(url, { credentials }).sts.send(
        new GetCallerIdentityCommand({}),
      );
      assert.equal(identity.Account, "210987654321");
    });
  });
});

describe("the worlds of two Regions", () => {
  it("know nothing of each other", async () => {
    await withSimulator({}, async ({ url }) => {
      const east = createClients(url, { region: "us-east-1" });
      const west = createClients(url, { region: "eu-west-1" });
      await east.ssm.send(new PutParameterCommand({ Name: "/a", Value: "1", Type: "String" }));
      await assert.rejects(west.ssm.send(new GetParameterCommand({ Name: "/a" })), {
        name: "ParameterNotFound",
      });
      await east.ssm.send(new GetParameterCommand({ Name: "/a" }));
    });
  });
});
