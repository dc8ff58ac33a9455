/** What happens to signatures when the simulator is told to check them. */
import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeImagesCommand } from "@aws-sdk/client-ec2";
import { AssumeRoleCommand, GetCallerIdentityCommand, type Credentials } from "@aws-sdk/client-sts";
import type { Credential, Simulator } from "../../../simulator/index";
import { createClients, failureOf, withSimulator } from "../../support/protocol-clients";

const known: Credential = {
  accessKeyId: "AKIAGOOD",
  secretAccessKey: "good",
  accountId: "111122223333",
  arn: "arn:aws:iam::111122223333:user/ada",
};
const session: Credential = {
  ...known,
  accessKeyId: "ASIASHORT",
  sessionToken: "token",
  expiresAt: new Date("2026-01-01T01:00:00Z"),
};
const describeGroups = new DescribeAutoScalingGroupsCommand({});

async function checking(body: (simulator: Simulator) => Promise<void>): Promise<void> {
  await withSimulator({ credentials: [known, session] }, body);
}

describe("a simulator that checks signatures", () => {
  it("knows who calls", async () => {
    await checking(async ({ url }) => {
      const identity = await createClients(url, { credentials: known }).sts.send(
        new GetCallerIdentityCommand({}),
      );
      assert.deepEqual([identity.Account, identity.Arn], [known.accountId, known.arn]);
    });
  });

  it("accepts every protocol's good signature", async () => {
    await checking(async ({ url }) => {
      const { autoScaling, ec2, cloudWatch } = createClients(url, { credentials: known });
      await autoScaling.send(describeGroups);
      await ec2.send(new DescribeImagesCommand({ Owners: ["self"] }));
      await cloudWatch.send(new DescribeAlarmsCommand({}));
    });
  });

  const strangers = { accessKeyId: "AKIABAD", secretAccessKey: "good" };
  const forged = { accessKeyId: known.accessKeyId, secretAccessKey: "bad" };

  it("refuses an unknown key with each service's own code", async () => {
    await checking(async ({ url }) => {
      const { autoScaling, ec2, cloudWatch } = createClients(url, { credentials: strangers });
      const failures = [
        await failureOf(autoScaling.send(describeGroups)),
        await failureOf(ec2.send(new DescribeImagesCommand({}))),
        await failureOf(cloudWatch.send(new DescribeAlarmsCommand({}))),
      ];
      assert.deepEqual(
        failures.map(([name, , status]) => [name, status]),
        [
          ["InvalidClientTokenId", 403],
          ["AuthFailure", 401],
          ["UnrecognizedClientException", 400],
        ],
      );
    });
  });

  it("refuses a wrong secret", async () => {
    await checking(async ({ url }) => {
      const { autoScaling, ec2 } = createClients(url, { credentials: forged });
      await assert.rejects(autoScaling.send(describeGroups), { name: "SignatureDoesNotMatch" });
      await assert.rejects(ec2.send(new DescribeImagesCommand({})), { name: "AuthFailure" });
    });
  });

  it("refuses a session without its token", async () => {
    await checking(async ({ url }) => {
      const { accessKeyId, secretAccessKey } = session;
      const { autoScaling } = createClients(url, { credentials: { accessKeyId, secretAccessKey } });
      await assert.rejects(autoScaling.send(describeGroups), { name: "InvalidClientTokenId" });
    });
  });

  it("refuses a session that has ended in simulated time", async () => {
    await checking(async (simulator) => {
      const { accessKeyId, secretAccessKey, sessionToken = "" } = session;
      const { autoScaling } = createClients(simulator.url, {
        credentials: { accessKeyId, secretAccessKey, sessionToken },
      });
      await autoScaling.send(describeGroups);
      simulator.advance(3600);
      await assert.rejects(autoScaling.send(describeGroups), { name: "ExpiredToken" });
    });
  });

  it("refuses a client whose clock is 16 minutes off", async () => {
    await checking(async ({ url }) => {
      const { autoScaling } = createClients(url, {
        credentials: known,
        systemClockOffset: 16 * 60 * 1000,
      });
      await assert.rejects(autoScaling.send(describeGroups), {
        name: "SignatureDoesNotMatch",
        message: /15 min/,
      });
    });
  });

  it("refuses a request that is not signed", async () => {
    await checking(async ({ url }) => {
      const response = await fetch(`${url}/?Action=DescribeAutoScalingGroups&Version=2011-01-01`);
      assert.equal(response.status, 403);
      assert.match(await response.text(), /<Code>MissingAuthenticationToken</);
    });
  });

  it("accepts the credentials that its STS gave out, as the role", async () => {
    await checking(async ({ url }) => {
      const { sts } = createClients(url, { credentials: known });
      const role = { RoleArn: "arn:aws:iam::444455556666:role/deploy", RoleSessionName: "ci" };
      const { Credentials: given } = await sts.send(new AssumeRoleCommand(role));
      const assumed = createClients(url, { credentials: toIdentity(given) });
      const identity = await assumed.sts.send(new GetCallerIdentityCommand({}));
      assert.deepEqual(
        [identity.Account, identity.Arn],
        ["444455556666", "arn:aws:sts::444455556666:assumed-role/deploy/ci"],
      );
    });
  });
});

function toIdentity(
  given: Credentials | undefined,
): Required<Pick<Credential, "accessKeyId" | "secretAccessKey" | "sessionToken">> {
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = given ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
