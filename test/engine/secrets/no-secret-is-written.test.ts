import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { secret } from "@pulumi/pulumi";
import type { Outcome } from "../../support/engine/operation";
import { outputLines } from "../../support/engine/output";
import { withContext, type Arguments } from "../../support/engine/context";
import { writtenIn } from "../../support/engine/written";
import { withWebServer } from "../../support/engine/web-server";

const canaries = {
  trigger: "canary-in-a-trigger",
  externalId: "canary-in-an-external-id",
  webhook: "canary-in-a-webhook",
  gateQuery: "canary-in-a-query",
  gatePassword: "canary-in-a-password",
  secretAccessKey: "canary-in-a-secret-access-key",
  sessionToken: "canary-in-a-session-token",
};

function toldIn(run: Outcome): string {
  return [run.stdout, run.stderr, JSON.stringify(run.events), String(run.error)].join("\n");
}

/** Triggers are secrets where the program says so. Addresses and external ids are secrets whatever it says. */
function secretive(url: string, directory: string): Arguments {
  const { host } = new URL(url);
  const gate = `http://me:${canaries.gatePassword}@${host}/gate?key=${canaries.gateQuery}`;
  return {
    triggers: { certificate: secret(canaries.trigger) },
    assumeRole: {
      roleArn: "arn:aws:iam::123456789012:role/deployer",
      externalId: canaries.externalId,
    },
    webhooks: [{ url: `${url}/hook/${canaries.webhook}` }],
    gates: [{ http: { url: gate }, interval: 250, timeout: 5_000 }],
    report: { json: join(directory, "report.json"), markdown: join(directory, "report.md") },
  };
}

describe("secrets", () => {
  it("are in nothing that is said or written, not when all goes well, and not when a gate fails", () => {
    let gateStatus = 200;
    const answerTo = ({ path }: { readonly path: string }) => ({
      status: path.startsWith("/gate") ? gateStatus : 500,
    });
    return withWebServer(answerTo, ({ url, host, requests }) =>
      withContext({ env: environment }, async ({ stack, fleet, onto, saved }) => {
        const directory = dirname(stack.directory);
        const args = secretive(url, directory);
        const good = await stack.up({ program: onto(1, args) });
        assert.equal(good.result, "succeeded", String(good.error));
        assert.ok(
          outputLines("warning", good).includes(`the webhook at ${host} responded with 500`),
        );
        gateStatus = 503;
        const bad = await stack.up({ program: onto(await fleet.addVersion(), args) });
        assert.match(outputLines("error", bad), /a gate did not pass.*\/gate: status 503/s);
        const afterwards = [await stack.refresh(), await stack.preview()];

        const told = [good, bad, ...afterwards].map(toldIn).join("\n");
        const written = [...(await writtenIn(directory))];
        assert.ok(written.some(([path]) => path.endsWith("report.json")));
        assert.ok(written.some(([, text]) => text.includes('"isSuccess": false')));
        for (const [name, canary] of Object.entries(canaries)) {
          assert.ok(!told.includes(canary), `${name} was said`);
          const leaks = written.filter(([, text]) => text.includes(canary)).map(([path]) => path);
          assert.deepEqual(leaks, [], `${name} was written`);
        }
        assert.ok((await saved())?.outputs?.["__saved"] !== undefined);
        const secrets = Buffer.from(`me:${canaries.gatePassword}`).toString("base64");
        const asked = requests.find(({ path }) => path.startsWith("/gate"));
        assert.equal(asked?.headers.authorization, `Basic ${secrets}`);
        assert.ok(requests.some(({ path }) => path.endsWith(canaries.webhook)));
      }),
    );
  }).timeout(120_000);
});

const environment = {
  AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
  AWS_SESSION_TOKEN: canaries.sessionToken,
};
