import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describeTerraform, withContext, type Context } from "../support/terraform/context";

const roleArn = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

/** The roles that were assumed, in order. A role is assumed once for each process of the provider. */
function sessionsOf({ simulator }: Context, action: string): readonly string[] {
  const names = simulator
    .calls()
    .filter((call) => call.action === action)
    .map(
      ({ parameters }) =>
        `${String(parameters["RoleArn"])} ${String(parameters["RoleSessionName"])}`,
    );
  return [...new Set(names)];
}

describeTerraform("the provider block", () => {
  it("assumes a chain of roles in its order", () =>
    withContext({}, async (context) => {
      const { terraform, onto, starts } = context;
      const provider = `
provider "instancerefresh" {
  assume_role {
    role_arn    = "${roleArn("entrance")}"
    external_id = "e-1"
  }
  assume_role {
    role_arn     = "${roleArn("deploy")}"
    session_name = "pipeline"
    duration     = "30m"
  }
}
`;
      await terraform.write(onto(1) + provider);
      const applied = await terraform.apply();
      assert.equal(applied.code, 0, applied.text);
      assert.equal(starts(), 1);
      assert.deepEqual(sessionsOf(context, "AssumeRole"), [
        `${roleArn("entrance")} terraform-provider-instancerefresh`,
        `${roleArn("deploy")} pipeline`,
      ]);
    }));

  it("takes a token before keys of the environment, and a role after it", () =>
    withContext({}, async (context) => {
      const { terraform, onto, starts } = context;
      const claims = Buffer.from(JSON.stringify({ sub: "repo:web" })).toString("base64url");
      await writeFile(join(terraform.directory, "token"), `e30.${claims}.signature`);
      const provider = `
provider "instancerefresh" {
  assume_role_with_web_identity {
    role_arn                = "${roleArn("entrance")}"
    web_identity_token_file = "token"
  }
  assume_role {
    role_arn = "${roleArn("deploy")}"
  }
}
`;
      await terraform.write(onto(1) + provider);
      const applied = await terraform.apply();
      assert.equal(applied.code, 0, applied.text);
      assert.equal(starts(), 1);
      const own = "terraform-provider-instancerefresh";
      assert.deepEqual(sessionsOf(context, "AssumeRoleWithWebIdentity"), [
        `${roleArn("entrance")} ${own}`,
      ]);
      assert.deepEqual(sessionsOf(context, "AssumeRole"), [`${roleArn("deploy")} ${own}`]);
    }));

  it("with wrong roles is red before any call to AWS, with every error at its line", () =>
    withContext({}, async ({ simulator, terraform, onto }) => {
      const provider = `
provider "instancerefresh" {
  assume_role {
    role_arn = "deploy"
    duration = "1m"
  }
}
`;
      await terraform.write(onto(1) + provider);
      const before = simulator.calls().length;
      const planned = await terraform.plan();
      assert.equal(planned.code, 1, planned.text);
      assert.match(planned.text, /role_arn = "deploy"/);
      assert.match(planned.text, /duration = "1m"/);
      assert.equal(simulator.calls().length, before);
    }));
});
