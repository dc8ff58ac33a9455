/** How long the instance metadata service is waited for. */
import assert from "node:assert/strict";
import { ownInstanceId } from "../../../../engine/aws/instance-metadata";
import { withWebServer } from "../../../support/engine/web-server";

describe("the instance metadata service", () => {
  const rows: readonly [setting: string | undefined, milliseconds: number][] = [
    [undefined, 1_000],
    ["5", 5_000],
    ["0", 1_000],
    ["3600", 1_000],
    ["soon", 1_000],
  ];
  for (const [setting, milliseconds] of rows) {
    it(`is waited for ${milliseconds} ms where AWS_METADATA_SERVICE_TIMEOUT is ${setting ?? "not set"}`, async () => {
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      const limits: number[] = [];
      AbortSignal.timeout = (limit) => {
        limits.push(limit);
        return new AbortController().signal;
      };
      try {
        await withWebServer(
          () => ({ body: "i-0123456789abcdef0" }),
          async ({ url }) => {
            const environment = {
              AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
              ...(setting !== undefined && { AWS_METADATA_SERVICE_TIMEOUT: setting }),
            };
            assert.equal(await ownInstanceId(environment), "i-0123456789abcdef0");
          },
        );
      } finally {
        AbortSignal.timeout = timeout;
      }
      assert.deepEqual(limits, [milliseconds, milliseconds]);
    });
  }
});
