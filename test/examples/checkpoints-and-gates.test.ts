import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { outputLines } from "../support/engine/output";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

interface HealthPage {
  readonly url: string;
  /** The HTTP status of the next answers. */
  status: number;
}

/** A page on this machine that says how the fleet is. */
async function withHealthPage(body: (page: HealthPage) => Promise<void>): Promise<void> {
  const server = createServer((_request, response) => response.writeHead(page.status).end());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const page: HealthPage = { url: `http://127.0.0.1:${port}/health`, status: 200 };
  await body(page).finally(() => {
    server.close();
    server.closeAllConnections();
  });
}

describe("examples/checkpoints-and-gates", () => {
  it("asks at every checkpoint, and goes back when the answer is bad", () =>
    withHealthPage((page) =>
      withExample(
        "checkpoints-and-gates",
        { secondsPerPoll: 60, config: { healthUrl: page.url } },
        async ({ stack, aws, configure }) => {
          const name = outputOf(await stack.up(), "autoScalingGroupName");

          await configure({ imageId: aws.images[1] });
          const change = await stack.up();
          outputsOf(change);
          assert.deepEqual(await aws.versions(name), Array(5).fill("2"));
          for (const when of ["checkpoint 20%", "checkpoint 60%", "checkpoint 100%"]) {
            assert.ok(change.stdout.includes(`${when}: checking ${page.url}`), when);
          }

          page.status = 503;
          await configure({ imageId: aws.images[0] });
          const red = await stack.up();
          assert.equal(red.result, "failed");
          assert.match(outputLines("error", red), /health.*503/s);
          assert.deepEqual(await aws.versions(name), Array(5).fill("2"));
          assert.equal((await aws.refreshes(name))[0]?.Status, "RollbackSuccessful");

          outputsOf(await stack.destroy());
        },
      ),
    ));
});
