/** What the simulator says to requests that it cannot follow. */
import assert from "node:assert/strict";
import {
  GetPredictiveScalingForecastCommand,
  StartInstanceRefreshCommand,
  type ScaleInProtectedInstances,
} from "@aws-sdk/client-auto-scaling";
import { withSimulator } from "../../support/protocol-clients";

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

const autoScaling = "Version=2011-01-01";
const ec2 = "Version=2016-11-15";
const json = { "content-type": "application/x-amz-json-1.1" };

describe("a request that cannot be followed", () => {
  const refusals: readonly [
    title: string,
    body: string,
    headers: Record<string, string>,
    status: number,
    text: RegExp,
  ][] = [
    ["has no action", "a=1", {}, 400, /<Code>MissingAction</],
    [
      "is of another version",
      "Action=DescribeImages&Version=2014-01-01",
      {},
      400,
      /<Code>InvalidAction<.*Version 2014-01-01/s,
    ],
    [
      "asks Auto Scaling for what it does not have",
      `Action=Fly&${autoScaling}`,
      {},
      400,
      /<Code>InvalidAction<.*Fly/s,
    ],
    [
      "asks EC2 for what it does not have",
      `Action=Fly&${ec2}`,
      {},
      400,
      /<Code>InvalidAction<.*The action Fly is not valid for this web service\./s,
    ],
    [
      "asks for an operation that is not simulated",
      `Action=GetPredictiveScalingForecast&${autoScaling}`,
      {},
      501,
      /<Code>NotImplemented<.*GetPredictiveScalingForecast is an operation of Auto Scaling/s,
    ],
    [
      "has a parameter that Auto Scaling does not know",
      `Action=DescribeAutoScalingGroups&Speed=9&${autoScaling}`,
      {},
      400,
      /<Code>UnknownParameter<.*Speed/s,
    ],
    [
      "has a parameter that EC2 does not know",
      `Action=DescribeImages&Speed=9&${ec2}`,
      {},
      400,
      /<Code>UnknownParameter<.*Speed/s,
    ],
    [
      "has a text for a number",
      `Action=DescribeAutoScalingGroups&MaxRecords=many&${autoScaling}`,
      {},
      400,
      /<Code>MalformedInput</,
    ],
    [
      "has a fraction for an integer",
      `Action=DescribeAutoScalingGroups&MaxRecords=1.5&${autoScaling}`,
      {},
      400,
      /<Code>MalformedInput</,
    ],
    [
      "has a number beyond 32 bits",
      `Action=DescribeAutoScalingGroups&MaxRecords=3000000000&${autoScaling}`,
      {},
      400,
      /<Code>MalformedInput</,
    ],
    [
      "is for a JSON service that is not spoken",
      "{}",
      { ...json, "x-amz-target": "Kinesis_20131202.ListStreams" },
      400,
      /InvalidAction/,
    ],
    [
      "asks Systems Manager for what it does not have",
      "{}",
      { ...json, "x-amz-target": "AmazonSSM.Fly" },
      400,
      /UnknownOperationException/,
    ],
    [
      "is not JSON where it should be",
      "{",
      { ...json, "x-amz-target": "AmazonSSM.GetParameter" },
      400,
      /SerializationException/,
    ],
    [
      "has a list for a text",
      '{"Name":[]}',
      { ...json, "x-amz-target": "AmazonSSM.GetParameter" },
      400,
      /Start of list found where not expected/,
    ],
  ];
  for (const [title, body, headers, status, text] of refusals) {
    it(`is told so if it ${title}`, async () => {
      await withSimulator({}, async ({ url }) => {
        const answer = await post(url, body, headers);
        assert.equal(answer.status, status);
        assert.match(answer.text, text);
      });
    });
  }

  it("may be as large as four MiB, and no larger", async () => {
    await withSimulator({}, async ({ url }) => {
      assert.equal((await post(url, "a".repeat(4 * 1024 * 1024 + 1))).status, 413);
      assert.equal((await post(url, "a".repeat(4 * 1024 * 1024))).status, 400);
    });
  });

  it("is recorded with the code of its refusal", async () => {
    await withSimulator({}, async (simulator, clients) => {
      await assert.rejects(
        clients.autoScaling.send(
          new GetPredictiveScalingForecastCommand({
            AutoScalingGroupName: "web",
            PolicyName: "p",
            StartTime: new Date(0),
            EndTime: new Date(1),
          }),
        ),
        {
          name: "NotImplemented",
        },
      );
      assert.deepEqual(
        simulator.calls().map(({ action, outcome }) => [action, outcome]),
        [["GetPredictiveScalingForecast", "NotImplemented"]],
      );
    });
  });

  it("is told in the SDK's words what violates the API model", async () => {
    await withSimulator({}, async (_simulator, clients) => {
      const call = clients.autoScaling.send(
        new StartInstanceRefreshCommand({
          AutoScalingGroupName: "web",
          Preferences: { ScaleInProtectedInstances: "" as ScaleInProtectedInstances },
        }),
      );
      await assert.rejects(call, {
        name: "ValidationError",
        message:
          /^1 validation error detected: Value '' at 'preferences\.scaleInProtectedInstances'/,
      });
    });
  });
});

describe("a request in the query string", () => {
  it("is answered like one in the body", async () => {
    await withSimulator({}, async ({ url }) => {
      const response = await fetch(`${url}/?Action=DescribeAutoScalingGroups&${autoScaling}`);
      assert.equal(response.status, 200);
      assert.match(await response.text(), /<DescribeAutoScalingGroupsResponse/);
    });
  });
});
