/** What EC2 says about instances that do not exist or cannot be launched. */
import assert from "node:assert/strict";
import type { EC2, RunInstancesRequest } from "@aws-sdk/client-ec2";
import { withServices } from "../../support/services";

describe("instance errors", () => {
  it("name the instances that do not exist", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(ec2.describeInstances({ InstanceIds: ["i-01234567"] }), {
        name: "InvalidInstanceID.NotFound",
        message: "The instance ID 'i-01234567' does not exist",
      });
      await assert.rejects(ec2.terminateInstances({ InstanceIds: ["i-01234567", "i-89abcdef"] }), {
        name: "InvalidInstanceID.NotFound",
        message: "The instance IDs 'i-01234567, i-89abcdef' do not exist",
      });
      await assert.rejects(ec2.describeInstances({ InstanceIds: ["web"] }), {
        name: "InvalidInstanceID.Malformed",
        message: 'Invalid id: "web"',
      });
    }));

  it("refuse more instances than an account can have", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(run(ec2, { MinCount: 1, MaxCount: 2 ** 31 }), {
        name: "InstanceLimitExceeded",
        message: /more instances \(2147483648\) than your current instance limit of 100000 allows/u,
      });
    }));

  it("name the image that does not exist", () =>
    withServices(async ({ ec2, simulator }) => {
      simulator.addScenario({ rules: [{ kind: "missingImage", imageId: "ami-01234567" }] });
      await assert.rejects(run(ec2, { ImageId: "ami-01234567" }), {
        name: "InvalidAMIID.NotFound",
        message: "The image id '[ami-01234567]' does not exist",
      });
    }));

  it("say that an image does not fit the instance type", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(run(ec2, { InstanceType: "t4g.micro" }), {
        name: "InvalidParameterValue",
        message: /^The architecture 'arm64' of the specified instance type does not match/u,
      });
    }));

  it("refuse a filter that is not known, a page too small, and a token that is none", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(
        ec2.describeInstances({ Filters: [{ Name: "colour", Values: ["red"] }] }),
        {
          name: "InvalidParameterValue",
          message: "The filter 'colour' is invalid",
        },
      );
      await assert.rejects(ec2.describeInstances({ MaxResults: 4 }), {
        name: "InvalidParameterValue",
        message:
          "Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than or equal to 5.",
      });
      await assert.rejects(ec2.describeInstances({ NextToken: "x" }), { name: "InvalidNextToken" });
    }));
});

/** Launches an instance from an Intel image, unless the request says otherwise. */
async function run(ec2: EC2, request: Partial<RunInstancesRequest>) {
  const { ImageId: image } = await ec2.registerImage({ Name: "app", Architecture: "x86_64" });
  const launch = { ImageId: image, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;
  return ec2.runInstances({ ...launch, ...request });
}
