/** What the stand-in for the AWS provider does not serve is refused by name in preview, and never left out silently. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startSimulator, type Simulator } from "../../../simulator/index";
import { withStack } from "../../support/engine/stack";
import type { StackOptions } from "../../support/engine/workplace";

describe("what the AWS stand-in does not serve", () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  /** Everything that a preview says, which has to fail. */
  const complaint = async (
    program: PulumiFn,
    options: Partial<StackOptions> = {},
  ): Promise<string> => {
    let said = "";
    await withStack({ endpoint: simulator.url, program, ...options }, async (stack) => {
      const { result, events } = await stack.preview();
      assert.equal(result, "failed");
      said = events.map(({ diagnosticEvent }) => diagnosticEvent?.message ?? "").join("");
    });
    assert.deepEqual(simulator.calls(), []);
    return said;
  };

  it("is named: a resource type", async () => {
    const said = await complaint(async () => {
      await Promise.resolve();
      new aws.sqs.Queue("jobs");
    });
    assert.match(said, /does not serve aws:sqs\/queue:Queue/);
  });

  it("is named: a property", async () => {
    const said = await complaint(async () => {
      await Promise.resolve();
      new aws.autoscaling.Group("web", {
        minSize: 1,
        maxSize: 1,
        warmPool: { minSize: 1 },
        instanceRefresh: { strategy: "Rolling" },
      });
    });
    assert.match(said, /property warmPool .* does not serve it/);
    assert.match(said, /property instanceRefresh .* does not serve it/);
  });

  it("is named: a function", async () => {
    const said = await complaint(async () => {
      await aws.s3.getBucket({ bucket: "logs" });
    });
    assert.match(said, /does not serve aws:s3\/getBucket:getBucket/);
  });

  it("is named: an endpoint that is not on this machine", async () => {
    const template: PulumiFn = async () => {
      await Promise.resolve();
      new aws.ec2.LaunchTemplate("web", { imageId: "ami-1" });
    };
    const env = { AWS_ENDPOINT_URL: "https://ec2.us-east-1.amazonaws.com" };
    assert.match(await complaint(template, { env }), /set AWS_ENDPOINT_URL/);
  });
});
