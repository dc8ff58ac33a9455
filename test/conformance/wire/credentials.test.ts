/** What happens to signatures when the simulator is told to check them. */
import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeImagesCommand } from "@aws-sdk/client-ec2";
import { AssumeRoleCommand, GetCallerIdentityCommand, type Credentials } from "@aws-sdk/client-sts";
import type { Credential, Simulator } from "../../../simulator/index";
import { createClients, withSimulator } from "../../support/protocol-clients";

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

  const skews = [
    [-16, /^Signature expired: \d{8}T\d{6}Z is now earlier than \S+ \(\S+ - 15 min\.\)$/u],
    [6, /^Signature not yet current: \d{8}T\d{6}Z is still later than \S+ \(\S+ \+ 5 min\.\)$/u],
  ] as const;
  for (const [minutes, message] of skews) {
    it(`refuses a client whose clock is ${minutes} minutes off`, async () => {
      await checking(async ({ url }) => {
        const { autoScaling } = createClients(url, {
          credentials: known,
          systemClockOffset: minutes * 60 * 1000,
        });
        await assert.rejects(autoScaling.send(describeGroups), {
          name: "SignatureDoesNotMatch",
          message,
        });
      });
    });
  }

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
