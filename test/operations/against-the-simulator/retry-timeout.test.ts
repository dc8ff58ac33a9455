/** What the SDK's clients are told about time and retries. */
import assert from "node:assert/strict";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { clientsOf } from "../../../engine/aws/clients";
import { connectionTo, withWorld } from "../../support/provider/a-world";

describe("a client", () => {
  for (const which of ["autoScaling", "autoScalingOnce"] as const) {
    it(`gives up a call that is not answered within 30 s: ${which}`, () =>
      withWorld({}, async ({ simulator, up }) => {
        await up(1);
        const client = await clientsOf(connectionTo(simulator))[which]();
        const handler = client.config.requestHandler as unknown as NodeHttpHandler;
        const { requestTimeout, throwOnRequestTimeout } = handler.httpHandlerConfigs();
        assert.deepEqual([requestTimeout, throwOnRequestTimeout], [30_000, true]);
      }));
  }

  it("tries a start once and everything else as often as the SDK is told to", () =>
    withWorld({ maxAttempts: 4 }, async ({ simulator }) => {
      const clients = clientsOf(connectionTo(simulator));
      const once = await clients.autoScalingOnce();
      const often = await clients.autoScaling();
      assert.deepEqual([await once.config.maxAttempts(), await often.config.maxAttempts()], [1, 4]);
    }));
});
