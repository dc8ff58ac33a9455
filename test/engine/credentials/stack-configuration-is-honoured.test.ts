import assert from "node:assert/strict";
import type { RecordedCall } from "../../../simulator/calls";
import type { Simulator } from "../../../simulator/index";
import { writeProfile } from "../../support/engine/profile";
import { withScene } from "../../support/engine/scene";

const roleArn = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

function callsOf(simulator: Simulator, action: string): readonly RecordedCall[] {
  return simulator.calls().filter((call) => call.action === action);
}

describe("the stack's configuration of @pulumi/aws", () => {
  it("says where the resource's calls go, with which profile, and by which chain of roles", () =>
    withScene({ env, credentials: [team] }, async (scene) => {
      const { simulator, stack, starts } = scene;
      const { url } = simulator;
      await writeProfile(stack, "team", team);
      await stack.setConfig({
        "aws:region": "us-east-1",
        "aws:profile": "team",
        "aws:assumeRoles": JSON.stringify([
          { roleArn: roleArn("entrance"), externalId: "e-1" },
          { roleArn: roleArn("deploy"), sessionName: "pipeline", duration: "30m" },
        ]),
        "aws:endpoints": JSON.stringify([{ autoscaling: url, ec2: url, sts: url }]),
      });
      const run = await stack.up();
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 1);
      const [entrance, deploy, ...more] = callsOf(simulator, "AssumeRole");
      assert.deepEqual(entrance?.parameters, {
        RoleArn: roleArn("entrance"),
        RoleSessionName: "pulumi-aws-instance-refresh",
        ExternalId: "e-1",
      });
      assert.deepEqual(deploy?.parameters, {
        RoleArn: roleArn("deploy"),
        RoleSessionName: "pipeline",
        DurationSeconds: 1800,
      });
      assert.deepEqual(more, []);
    })).timeout(120_000);
});

/** What the configuration must win over. */
const env = { AWS_REGION: "eu-west-9", AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
const team = { accessKeyId: "AKIATEAM", secretAccessKey: "the-teams-secret" };
