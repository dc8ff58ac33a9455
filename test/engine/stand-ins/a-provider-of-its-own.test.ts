/** A program with an `aws.Provider` of its own: another Region, default tags, an assumed role. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startSimulator, type Simulator } from "../../../simulator/index";
import { withStack } from "../../support/engine/stack";

describe("a provider of the program's own", () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  it("creates its resources in its Region with its default tags, and sees no drift in them", async () => {
    await withStack({ endpoint: simulator.url, program: ireland }, async (stack) => {
      const { result, error, outputs } = await stack.up();
      assert.equal(result, "succeeded", error?.message);
      assert.deepEqual(outputs["tagsAll"]?.value, { team: "web", colour: "red" });
      const creation = simulator.calls().find(({ action }) => action === "CreateLaunchTemplate");
      assert.equal(creation?.region, "eu-west-1");
      assert.deepEqual((await stack.refresh()).changes, { same: 3 });
    });
  });

  it("replaces its resources when its Region changes", async () => {
    await withStack({ endpoint: simulator.url, program: ireland }, async (stack) => {
      await stack.up();
      const { changes } = await stack.preview({ program: withProvider({ region: "eu-west-2" }) });
      assert.deepEqual(changes, { same: 1, replace: 2 });
    });
  });

  it("calls AWS with the role that it assumes", async () => {
    const roleArn = "arn:aws:iam::210987654321:role/deploy";
    const program = withProvider({ region: "us-east-1", assumeRoles: [{ roleArn }] });
    await withStack({ endpoint: simulator.url, program }, async (stack) => {
      const { outputs } = await stack.up();
      assert.match(String(outputs["caller"]?.value), /^arn:aws:sts::210987654321:assumed-role/);
    });
  });
});

const ireland = withProvider({
  region: "eu-west-1",
  defaultTags: { tags: { team: "nobody", colour: "red" } },
});

function withProvider(args: aws.ProviderArgs): PulumiFn {
  return async () => {
    const provider = new aws.Provider("own", args);
    const template = new aws.ec2.LaunchTemplate(
      "web",
      { imageId: "ami-0123456789abcdef0", tags: { team: "web" } },
      { provider },
    );
    const caller = aws.getCallerIdentityOutput({}, { provider });
    return Promise.resolve({ tagsAll: template.tagsAll, caller: caller.arn });
  };
}
