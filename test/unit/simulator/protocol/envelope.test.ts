/** How outputs and errors are wrapped for the wire. */
import assert from "node:assert/strict";
import { AwsError } from "../../../../simulator/aws-error";
import { awsJson } from "../../../../simulator/protocol/aws-json";
import { awsQuery } from "../../../../simulator/protocol/aws-query";
import { ec2Query } from "../../../../simulator/protocol/ec2-query";
import { requireOperation, requireService } from "../../../support/protocol-schema";

const text = (body: string | Uint8Array): string => Buffer.from(body).toString("utf8");

describe("an answer in the Query protocol", () => {
  it("wraps the members in a result and gives the request id twice", () => {
    const operation = requireOperation("autoscaling", "StartInstanceRefresh");
    const { status, headers, body } = awsQuery.writeOutput(
      operation,
      { InstanceRefreshId: "id" },
      "r-1",
    );
    assert.equal(status, 200);
    assert.equal(headers["x-amzn-requestid"], "r-1");
    assert.equal(
      body,
      '<StartInstanceRefreshResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><StartInstanceRefreshResult><InstanceRefreshId>id</InstanceRefreshId></StartInstanceRefreshResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></StartInstanceRefreshResponse>',
    );
  });

  it("has no result where the operation has no output", () => {
    const operation = requireOperation("autoscaling", "DeleteAutoScalingGroup");
    assert.doesNotMatch(text(awsQuery.writeOutput(operation, {}, "r-1").body), /Result>/);
  });

  it("has an empty result where no member is set", () => {
    const operation = requireOperation("autoscaling", "DescribeInstanceRefreshes");
    assert.match(
      text(awsQuery.writeOutput(operation, {}, "r-1").body),
      /<DescribeInstanceRefreshesResult><\/DescribeInstanceRefreshesResult>/,
    );
  });

  it("writes times in ISO 8601 and lists as members", () => {
    const operation = requireOperation("autoscaling", "DescribeInstanceRefreshes");
    const output = {
      InstanceRefreshes: [
        {
          StartTime: new Date("2026-01-01T00:00:00.000Z"),
          Preferences: { CheckpointPercentages: [50, 100] },
        },
      ],
    };
    const body = text(awsQuery.writeOutput(operation, output, "r-1").body);
    assert.match(body, /<InstanceRefreshes><member>.*<StartTime>2026-01-01T00:00:00Z<\/StartTime>/);
    assert.match(
      body,
      /<CheckpointPercentages><member>50<\/member><member>100<\/member><\/CheckpointPercentages>/,
    );
  });

  it("says that the sender is at fault up to status 499, the receiver above", () => {
    const service = requireService("autoscaling");
    const bodyOf = (status: number): string =>
      text(awsQuery.writeError(service, new AwsError("C", "m", status), "r").body);
    assert.match(bodyOf(400), /<Type>Sender<\/Type><Code>C<\/Code><Message>m<\/Message>/);
    assert.match(bodyOf(500), /<Type>Receiver<\/Type>/);
  });

  it("escapes an error's message", () => {
    const error = new AwsError("C", `<a> & "b"\u0000`);
    const body = text(awsQuery.writeError(requireService("autoscaling"), error, "r").body);
    assert.match(body, /<Message>&lt;a&gt; &amp; "b"\ufffd<\/Message>/);
  });
});

describe("an answer in EC2's protocol", () => {
  it("has the request id beside the members, and items in its lists", () => {
    const operation = requireOperation("ec2", "DescribeImages");
    const body = text(
      ec2Query.writeOutput(operation, { Images: [{ ImageId: "ami-1" }] }, "r-1").body,
    );
    assert.match(
      body,
      /<requestId>r-1<\/requestId><imagesSet><item><imageId>ami-1<\/imageId><\/item><\/imagesSet>/,
    );
  });

  it("has errors of its own form", () => {
    const body = text(
      ec2Query.writeError(requireService("ec2"), new AwsError("C", "m"), "r-1").body,
    );
    assert.match(
      body,
      /<Response><Errors><Error><Code>C<\/Code><Message>m<\/Message><\/Error><\/Errors><RequestID>r-1</,
    );
  });
});

describe("an answer in JSON", () => {
  it("is in the version of the request and writes times as seconds", () => {
    const operation = requireOperation("cloudwatch", "DescribeAlarms");
    const output = { MetricAlarms: [{ AlarmName: "a", StateUpdatedTimestamp: new Date(1500) }] };
    const { headers, body } = awsJson("1.0").writeOutput(operation, output, "r-1");
    assert.equal(headers["content-type"], "application/x-amz-json-1.0");
    assert.deepEqual(JSON.parse(text(body)), {
      MetricAlarms: [{ AlarmName: "a", StateUpdatedTimestamp: 1.5 }],
    });
  });

  it("names the error of CloudWatch's older protocol too", () => {
    const { headers, body } = awsJson("1.0").writeError(
      requireService("cloudwatch"),
      new AwsError("C", "m"),
      "r",
    );
    assert.equal(headers["x-amzn-query-error"], "C;Sender");
    assert.deepEqual(JSON.parse(text(body)), { __type: "C", message: "m" });
  });
});
