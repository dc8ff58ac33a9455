import assert from "node:assert/strict";
import { validateInputs } from "../../../../engine/inputs/validate";

const roleArn = "arn:aws:iam::123456789012:role/deployer";

/** What a value is that may be a secret, in a place where it does not belong or in a form that it should not have. */
const cases: readonly (readonly [title: string, inputs: object])[] = [
  ["a webhook that is no object", { webhooks: ["https://canary"] }],
  ["webhooks that are no list", { webhooks: "https://canary" }],
  ["a webhook's URL with a space", { webhooks: [{ url: "https://hooks.test/a canary" }] }],
  ["gates that are no list", { gates: "https://canary" }],
  ["a gate that is no object", { gates: ["https://canary"] }],
  ["an http gate that is no object", { gates: [{ http: "https://canary" }] }],
  ["a gate's URL without a scheme", { gates: [{ http: { url: "web.test/?key=canary" } }] }],
  ["an external id with a star", { assumeRole: { roleArn, externalId: "canary*" } }],
  ["triggers that are a text", { triggers: "canary" }],
  ["triggers that are a list", { triggers: ["canary"] }],
];

describe("validation of what may be a secret", () => {
  for (const [title, inputs] of cases) {
    it(`refuses ${title} without showing it`, () => {
      const failures = validateInputs({ autoScalingGroupName: "web", ...inputs });
      assert.equal(failures.length, 1);
      assert.ok(!JSON.stringify(failures).includes("canary"), failures[0]?.reason);
    });
  }
});
