import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { RecordedCall } from "../../../simulator/calls";
import type { Simulator } from "../../../simulator/index";
import { writeProfile } from "../../support/engine/profile";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { writtenIn } from "../../support/engine/written";

const roleArn = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

function callsOf(simulator: Simulator, action: string): readonly RecordedCall[] {
  return simulator.calls().filter((call) => call.action === action);
}

describe("the stack's configuration of @pulumi/aws", () => {
  it("says where the resource's calls go, with which profile, and by which chain of roles", () =>
    withContext({ env, credentials: [team] }, async (context) => {
      const { simulator, stack, starts } = context;
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
    }));

  it("says which role a token is for, in which file the token is, and names what is not read", () =>
    withContext({ env, credentials: [team] }, async ({ simulator, stack, starts }) => {
      const { url } = simulator;
      const webIdentityTokenFile = join(dirname(stack.directory), "token");
      const claims = Buffer.from(JSON.stringify({ sub: "repo:web" })).toString("base64url");
      await writeFile(webIdentityTokenFile, `e30.${claims}.signature`);
      await stack.setConfig({
        "aws:region": "us-east-1",
        "aws:assumeRoleWithWebIdentity": JSON.stringify({
          roleArn: roleArn("deploy"),
          sessionName: "pipeline",
          webIdentityTokenFile,
        }),
        "aws:endpoints": JSON.stringify([{ autoscaling: url, ec2: url, sts: url }]),
        "aws:httpsProxy": "http://127.0.0.1:9",
      });
      const run = await stack.up();
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 1);
      const [session, ...more] = callsOf(simulator, "AssumeRoleWithWebIdentity");
      const { RoleArn, RoleSessionName } = session?.parameters ?? {};
      assert.deepEqual([RoleArn, RoleSessionName, more], [roleArn("deploy"), "pipeline", []]);
      assert.match(outputLines("warning", run), /not read, so calls .* without: aws:httpsProxy\./);
    }));

  it("says in which files the profiles are", () =>
    withContext({ env, credentials: [team] }, async ({ simulator, stack, starts }) => {
      const { url } = simulator;
      const folder = dirname(stack.directory);
      const { accessKeyId, secretAccessKey } = team;
      const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}`;
      await writeFile(join(folder, "keys"), `[entrance]\n${keys}\n`);
      const role = `role_arn = ${roleArn("deploy")}\nsource_profile = entrance`;
      await writeFile(join(folder, "profiles"), `[profile team]\n${role}\n`);
      await stack.setConfig({
        "aws:region": "us-east-1",
        "aws:profile": "team",
        "aws:sharedCredentialsFiles": JSON.stringify([join(folder, "keys")]),
        "aws:sharedConfigFiles": JSON.stringify([join(folder, "profiles")]),
        "aws:endpoints": JSON.stringify([{ autoscaling: url, ec2: url, sts: url }]),
      });
      const run = await stack.up();
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 1);
      assert.equal(callsOf(simulator, "AssumeRole")[0]?.parameters["RoleArn"], roleArn("deploy"));
    }));

  it("may hold keys for a session, which the state has in ciphertext only", () =>
    withContext({ env, credentials: [session] }, async ({ simulator, stack, starts }) => {
      const { url } = simulator;
      await stack.setConfig({
        "aws:region": "us-east-1",
        "aws:accessKey": session.accessKeyId,
        "aws:secretKey": { value: session.secretAccessKey, secret: true },
        "aws:token": { value: session.sessionToken, secret: true },
        "aws:endpoints": JSON.stringify([{ autoscaling: url, ec2: url, sts: url }]),
      });
      const run = await stack.up();
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 1);
      const state = join(dirname(stack.directory), "state");
      const saved = [...(await writtenIn(state)).values()].join();
      assert.match(saved, /aws:InstanceRefresh/);
      for (const secret of [session.secretAccessKey, session.sessionToken])
        assert.ok(!saved.includes(secret));
    }));
});

/** What the configuration must win over. */
const env = { AWS_REGION: "eu-west-9", AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
const session = {
  accessKeyId: "ASIASESSION",
  secretAccessKey: "the-sessions-secret",
  sessionToken: "the-sessions-token",
};
const team = { accessKeyId: "AKIATEAM", secretAccessKey: "the-teams-secret" };
