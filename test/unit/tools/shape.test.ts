/** Properties become AWS requests by the SDK's schemas, and nothing is dropped silently. */
import assert from "node:assert/strict";
import { CreateAutoScalingGroupType$ } from "@aws-sdk/client-auto-scaling";
import { PutMetricAlarmInput$ } from "@aws-sdk/client-cloudwatch";
import { RequestLaunchTemplateData$ } from "@aws-sdk/client-ec2";
import { UNKNOWN } from "../../../tools/resource-aws/properties";
import { shape } from "../../../tools/resource-aws/shape";

describe("shaping into an AWS request", () => {
  it("finds members whatever their letter case", () => {
    const { request } = shape(
      { targetGroupArns: ["arn"], maxSize: 3 },
      CreateAutoScalingGroupType$,
      {},
    );
    assert.deepEqual(request, { TargetGroupARNs: ["arn"], MaxSize: 3 });
  });

  it("finds a member whose plural Pulumi spells otherwise", () => {
    const inputs = { evaluateLowSampleCountPercentiles: "ignore" };
    const { request } = shape(inputs, PutMetricAlarmInput$, {});
    assert.deepEqual(request, { EvaluateLowSampleCountPercentile: "ignore" });
  });

  it("takes AWS's name for a renamed property, also deep inside", () => {
    const inputs = { networkInterfaces: [{ securityGroups: ["sg-1"] }] };
    const renamed = { "networkInterfaces.securityGroups": "Groups" };
    const { request } = shape(inputs, RequestLaunchTemplateData$, renamed);
    assert.deepEqual(request, { NetworkInterfaces: [{ Groups: ["sg-1"] }] });
  });

  it("turns texts into the numbers and booleans that AWS takes, and numbers into texts", () => {
    const inputs = {
      networkInterfaces: [{ associatePublicIpAddress: "false", deviceIndex: "0" }],
      placement: { availabilityZone: 1 },
    };
    const { request } = shape(inputs, RequestLaunchTemplateData$, {});
    assert.deepEqual(request, {
      NetworkInterfaces: [{ AssociatePublicIpAddress: false, DeviceIndex: 0 }],
      Placement: { AvailabilityZone: "1" },
    });
  });

  it("turns maps into AWS's lists of pairs", () => {
    const tagSpecifications = [{ resourceType: "instance", tags: { Name: "web" } }];
    assert.deepEqual(shape({ tagSpecifications }, RequestLaunchTemplateData$, {}).request, {
      TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value: "web" }] }],
    });
    assert.deepEqual(shape({ dimensions: { a: "b" } }, PutMetricAlarmInput$, {}).request, {
      Dimensions: [{ Name: "a", Value: "b" }],
    });
  });

  it("leaves out what is known only after the update", () => {
    const { request, problems } = shape(
      { imageId: UNKNOWN, instanceType: "t3.micro" },
      RequestLaunchTemplateData$,
      {},
    );
    assert.deepEqual(request, { ImageId: undefined, InstanceType: "t3.micro" });
    assert.deepEqual(problems, []);
  });

  const refused: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ["a property that AWS has no member for", { warmPool: {} }, "warmPool"],
    ["one deep inside", { tags: [{ key: "a", colour: "red" }] }, "tags[0].colour"],
    ["a text for a number", { maxSize: "many" }, "maxSize"],
    ["a text for a list", { availabilityZones: "us-east-1a" }, "availabilityZones"],
    ["a list for an object", { launchTemplate: [] }, "launchTemplate"],
  ];
  for (const [title, inputs, property] of refused) {
    it(`names ${title}`, () => {
      const { problems } = shape(inputs, CreateAutoScalingGroupType$, {});
      assert.deepEqual(
        problems.map((problem) => problem.property),
        [property],
      );
    });
  }
});
