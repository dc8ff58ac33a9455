import assert from "node:assert/strict";
import { writeProfile } from "../../support/engine/profile";
import { withContext } from "../../support/engine/context";

const team = { accessKeyId: "AKIATEAM", secretAccessKey: "the-teams-secret" };
const assumeRole = { roleArn: "arn:aws:iam::123456789012:role/deploy", sessionName: "own-inputs" };

describe("region, profile, assumeRole and endpoint of the resource", () => {
  it("win over the stack's configuration and the environment", () =>
    withContext({ env: { AWS_ENDPOINT_URL: nowhere }, credentials: [team] }, async (context) => {
      const { simulator, stack, onto, starts } = context;
      await writeProfile(stack, "team", team);
      await stack.setConfig({
        "aws:region": "eu-west-9",
        "aws:accessKey": "AKIANOBODY",
        "aws:secretKey": "nobodys-secret",
        "aws:assumeRoles": JSON.stringify([
          { roleArn: "arn:aws:iam::123456789012:role/somebody-else" },
        ]),
        "aws:endpoints": JSON.stringify([{ autoscaling: nowhere, sts: nowhere }]),
      });
      const endpoint = simulator.url;
      const args = { region: "us-east-1", profile: "team", endpoint, assumeRole };
      const run = await stack.up({ program: onto(1, args) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 1);
      const roles = simulator.calls().filter(({ action }) => action === "AssumeRole");
      assert.deepEqual(
        roles.map(({ parameters }) => parameters["RoleSessionName"]),
        ["own-inputs"],
      );
    }));
});

/** A port where nobody listens. */
const nowhere = "http://127.0.0.1:9";
