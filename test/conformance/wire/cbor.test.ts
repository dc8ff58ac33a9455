/** CloudWatch in Smithy RPC v2 CBOR, which botocore may choose. */
import assert from "node:assert/strict";
import { cbor } from "@smithy/core/cbor";
import { withSimulator } from "../../support/protocol-clients";

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly document: Readonly<Record<string, unknown>>;
}

async function call(url: string, operation: string, body: Uint8Array): Promise<Answer> {
  const response = await fetch(
    `${url}/service/GraniteServiceVersion20100801/operation/${operation}`,
    {
      method: "POST",
      headers: { "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor" },
      body: Buffer.from(body),
    },
  );
  const document = cbor.deserialize(
    new Uint8Array(await response.arrayBuffer()),
  ) as Answer["document"];
  return { status: response.status, headers: response.headers, document };
}

interface FoundAlarm {
  readonly Threshold: number;
  readonly StateUpdatedTimestamp: { readonly tag: number; readonly value: number };
}

const alarm = {
  AlarmName: "high",
  MetricName: "Errors",
  Namespace: "App",
  Statistic: "Sum",
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1.5,
  ComparisonOperator: "GreaterThanThreshold",
};

describe("a CBOR request", () => {
  it("is answered in CBOR, with times as tagged seconds", async () => {
    await withSimulator({}, async ({ url }) => {
      assert.equal((await call(url, "PutMetricAlarm", cbor.serialize(alarm))).status, 200);
      const { headers, document } = await call(url, "DescribeAlarms", cbor.serialize({}));
      assert.equal(headers.get("smithy-protocol"), "rpc-v2-cbor");
      const [found] = document["MetricAlarms"] as FoundAlarm[];
      const { tag, value } = found?.StateUpdatedTimestamp ?? {};
      assert.deepEqual([found?.Threshold, tag, value], [1.5, 1, 1767225600]);
    });
  });

  it("is refused in CBOR, with the code that the older protocol has beside it", async () => {
    await withSimulator({}, async ({ url }) => {
      const { status, headers, document } = await call(url, "PutMetricAlarm", cbor.serialize({}));
      assert.equal(status, 400);
      assert.equal(document["__type"], "ValidationError");
      assert.equal(headers.get("x-amzn-query-error"), "ValidationError;Sender");
    });
  });

  it("may not be something else", async () => {
    await withSimulator({}, async ({ url }) => {
      const { status, document } = await call(url, "DescribeAlarms", Buffer.from([0xff, 0x00]));
      assert.deepEqual([status, document["__type"]], [400, "SerializationException"]);
    });
  });
});
