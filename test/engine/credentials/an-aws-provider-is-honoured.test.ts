import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { writeProfile } from "../../support/engine/profile";
import { outputLines } from "../../support/engine/output";
import { withContext, type Context } from "../../support/engine/context";

const roleArn = "arn:aws:iam::123456789012:role/deploy";
const team = { accessKeyId: "AKIATEAM", secretAccessKey: "the-teams-secret" };

function withProvider({ onto }: Context, args: aws.ProviderArgs): PulumiFn {
  return () => onto(1, {}, { provider: new aws.Provider("own", args) })();
}

describe("an aws.Provider in the resource's options", () => {
  it("says where the calls go and who makes them, instead of the stack's configuration", () =>
    withContext({ env: { AWS_REGION: "eu-west-9" }, credentials: [team] }, async (context) => {
      const { simulator, stack, starts } = context;
      await writeProfile(stack, "team", team);
      await stack.setConfig({ "aws:region": "eu-west-8", "aws:profile": "nobody" });
      const assumeRoles = [{ roleArn, externalId: "e-1" }];
      const program = withProvider(context, { region: "us-east-1", profile: "team", assumeRoles });
      const run = await stack.up({ program });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 1);
      const roles = simulator.calls().filter(({ action }) => action === "AssumeRole");
      assert.ok(roles.some(({ parameters }) => parameters["ExternalId"] === "e-1"));
    }));

  it("is asked in a preview too, with the settings that it leaves out", () =>
    withContext({ env: { AWS_REGION: "eu-west-9" } }, async (context) => {
      const { stack, simulator } = context;
      const run = await stack.preview({ program: withProvider(context, { region: "us-east-1" }) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.match(
        outputLines("info", run),
        /web: would replace 3 of 3 instances|web: .* the resource is new/,
      );
      const regions = new Set(
        simulator
          .calls()
          .slice(-3)
          .map(({ region }) => region),
      );
      assert.deepEqual([...regions], ["us-east-1"]);
    })).timeout(120_000);

  it("is inherited from a component, as the resources of @pulumi/aws inherit it", () =>
    withContext({}, async ({ stack, onto, starts }) => {
      await stack.setConfig({ "aws:region": "eu-west-8" });
      const program: PulumiFn = () => {
        const provider = new aws.Provider("own", { region: "us-east-1" });
        const parent = new pulumi.ComponentResource("test:index:Site", "site", {}, { provider });
        return onto(1, {}, { parent })();
      };
      const run = await stack.up({ program });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 1);
    }));

  it("is refused with access keys, which the state would keep", () =>
    withContext({}, async (context) => {
      const { stack, starts } = context;
      const run = await stack.up({
        program: withProvider(context, {
          region: "us-east-1",
          accessKey: "AKIATEAM",
          secretKey: "s",
        }),
      });
      assert.equal(run.result, "failed");
      assert.match(outputLines("error", run), /does not take access keys.*profile or assumeRoles/s);
      assert.equal(starts(), 0);
    }));
});
