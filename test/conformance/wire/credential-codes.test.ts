/** Each way in which credentials can be bad, in the codes of each kind of service. */
import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeImagesCommand } from "@aws-sdk/client-ec2";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import {
  createClients,
  failureOf,
  withSimulator,
  type ClientOptions,
  type Clients,
} from "../../support/protocol-clients";

const known = { accessKeyId: "AKIAGOOD", secretAccessKey: "good" };
const session = {
  accessKeyId: "ASIASHORT",
  secretAccessKey: "short",
  sessionToken: "token",
  expiresAt: new Date("2026-01-01T00:00:00Z"),
};

const calls: Readonly<Record<string, (clients: Clients) => Promise<unknown>>> = {
  "Auto Scaling": ({ autoScaling }) => autoScaling.send(new DescribeAutoScalingGroupsCommand({})),
  STS: ({ sts }) => sts.send(new GetCallerIdentityCommand({})),
  EC2: ({ ec2 }) => ec2.send(new DescribeImagesCommand({})),
  CloudWatch: ({ cloudWatch }) => cloudWatch.send(new DescribeAlarmsCommand({})),
  "Systems Manager": ({ ssm }) => ssm.send(new GetParameterCommand({ Name: "a" })),
};

type Row = readonly [fault: string, options: ClientOptions, codes: readonly [string, number][]];

const ec2Failure = ["AuthFailure", 401] as [string, number];
const tooLate = ["RequestExpired", 400] as [string, number];

/** Codes in the order of the services above. */
const rows: readonly Row[] = [
  [
    "an unknown key",
    { credentials: { accessKeyId: "AKIABAD", secretAccessKey: "good" } },
    codes(["InvalidClientTokenId", 403], ec2Failure, ["UnrecognizedClientException", 400]),
  ],
  [
    "a wrong secret",
    { credentials: { ...known, secretAccessKey: "bad" } },
    codes(["SignatureDoesNotMatch", 403], ec2Failure, ["InvalidSignatureException", 400]),
  ],
  [
    "a session that has ended",
    { credentials: session },
    codes(["ExpiredToken", 403], tooLate, ["ExpiredTokenException", 400]),
  ],
  [
    "a session without its token",
    { credentials: { accessKeyId: "ASIASHORT", secretAccessKey: "short" } },
    codes(["InvalidClientTokenId", 403], ec2Failure, ["UnrecognizedClientException", 400]),
  ],
  [
    "a clock that is 20 minutes slow",
    { credentials: known, systemClockOffset: -20 * 60_000 },
    codes(["SignatureDoesNotMatch", 403], tooLate, ["InvalidSignatureException", 400]),
  ],
];

function codes(
  query: [string, number],
  ec2: [string, number],
  json: [string, number],
): readonly [string, number][] {
  return [query, query, ec2, json, json];
}

describe("credentials that are not good", () => {
  for (const [fault, options, expected] of rows) {
    it(`are refused for ${fault}`, () =>
      withSimulator({ credentials: [known, session] }, async ({ url }) => {
        const clients = createClients(url, options);
        const found: [string, number][] = [];
        for (const call of Object.values(calls)) {
          const [name, , status] = await failureOf(call(clients));
          found.push([name, status]);
        }
        assert.deepEqual(found, expected);
      }));
  }
});
