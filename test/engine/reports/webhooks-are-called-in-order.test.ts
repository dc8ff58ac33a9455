import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { withWebServer } from "../../support/engine/web-server";

interface Notice {
  readonly event: string;
  readonly checkpoint?: number;
  readonly isSuccess?: boolean;
  readonly autoScalingGroupName: string;
  readonly instanceRefreshId: string;
}

describe("webhooks", () => {
  it("are told of start, checkpoints and end in this order, each of what it listens to", () =>
    withWebServer(
      () => ({}),
      ({ url, requests }) =>
        withContext({}, async ({ stack, fleet, onto }) => {
          const args = {
            preferences: {
              instanceWarmup: 10,
              checkpointPercentages: [33, 100],
              checkpointDelay: 60,
            },
            webhooks: [{ url: `${url}/all` }, { url: `${url}/end`, events: ["end" as const] }],
          };
          const run = await stack.up({ program: onto(await fleet.addVersion(), args) });
          assert.equal(run.result, "succeeded", String(run.error));
          const noticesOn = (path: string): readonly Notice[] =>
            requests
              .filter((request) => request.path === path && request.method === "POST")
              .map(({ body }) => JSON.parse(body) as Notice);
          assert.deepEqual(
            noticesOn("/all").map(({ event, checkpoint }) => [event, checkpoint]),
            [
              ["start", undefined],
              ["checkpoint", 33],
              ["checkpoint", 100],
              ["end", undefined],
            ],
          );
          const [end, ...others] = noticesOn("/end");
          assert.deepEqual(others, []);
          assert.equal(end?.isSuccess, true);
          assert.equal(end.autoScalingGroupName, "web");
          assert.equal(end.instanceRefreshId, run.outputs["instanceRefreshId"]?.value);
        }),
    ));

  it("that cannot be reached are a warning which names the host alone", () =>
    withContext({}, async ({ stack, onto }) => {
      const webhooks = [{ url: "http://127.0.0.1:9/services/T0/B0/a-secret-path?and=more" }];
      const run = await stack.up({ program: onto(1, { webhooks }) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(outputLines("warning", run), "the webhook at 127.0.0.1:9 could not be reached");
      assert.doesNotMatch(`${run.stdout}${run.stderr}`, /a-secret-path|and=more/);
    }));
});
