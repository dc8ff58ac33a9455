/** Inputs that are secrets by their declaration, and no others. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { inputsSchema } from "../../../engine/inputs/schema/inputs";
import { markSecrets } from "../../../provider/secrets";

const url = "https://hook.example/?key=canary";

/** The paths of the secrets. A secret output that holds more counts as one. */
async function secretsIn(value: unknown, path = ""): Promise<readonly string[]> {
  if (pulumi.Output.isInstance(value)) {
    const output = value as pulumi.Output<unknown> & { readonly promise: () => Promise<unknown> };
    const inner = await output.promise();
    if (await pulumi.isSecret(output)) return [path];
    return secretsIn(inner, path);
  }
  if (typeof value !== "object" || value === null) return [];
  const parts = await Promise.all(
    Object.entries(value).map(([name, part]) => secretsIn(part, `${path}.${name}`)),
  );
  return parts.flat();
}

describe("markSecrets", () => {
  const rows: readonly (readonly [title: string, args: object, secrets: readonly string[]])[] = [
    ["a webhook's address", { webhooks: [{ url, events: ["end"] }] }, [".webhooks.0.url"]],
    ["a gate's address", { gates: [{ http: { url, status: 200 } }] }, [".gates.0.http.url"]],
    [
      "an external id",
      { assumeRole: { roleArn: "arn", externalId: "canary" } },
      [".assumeRole.externalId"],
    ],
    ["an address in an output", { webhooks: [{ url: pulumi.output(url) }] }, [".webhooks.0.url"]],
    ["webhooks in an output", { webhooks: pulumi.output([{ url }]) }, [".webhooks.0.url"]],
    ["a gate in a promise", { gates: [Promise.resolve({ http: { url } })] }, [".gates.0.http.url"]],
    [
      "an address that is a secret already",
      { webhooks: [{ url: pulumi.secret(url) }] },
      [".webhooks.0.url"],
    ],
    [
      "nothing else",
      {
        autoScalingGroupName: "web",
        gates: [{ command: ["true"] }, { alarms: ["errors"] }],
        triggers: { image: "ami" },
        desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0" } },
        webhooks: undefined,
      },
      [],
    ],
  ];
  for (const [title, args, secrets] of rows) {
    it(`marks ${title}`, async () => {
      assert.deepEqual(await secretsIn(markSecrets(inputsSchema, args)), secrets);
    });
  }
});
