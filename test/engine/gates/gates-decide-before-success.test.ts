import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { withWebServer } from "../../support/engine/web-server";

/** Seconds of the provider's clock, which is fast: some seconds for an answer to arrive, however busy the machine is. */
const patience = { interval: 250, timeout: 5_000 } as const;

describe("gates before success", () => {
  it("end the refresh in its bake time, while there is a way back", () =>
    withContext({}, async ({ stack, fleet, onto }) => {
      const command = ["node", "-e", "process.stderr.write('shut'); process.exit(3)"];
      const args = {
        preferences: { instanceWarmup: 10, bakeTime: 600 },
        gates: [{ name: "smoke", command, ...patience }],
        onGateFailure: "rollback" as const,
      };
      const run = await stack.up({ program: onto(await fleet.addVersion(), args) });
      assert.equal(run.result, "failed");
      assert.match(outputLines("error", run), /a gate did not pass.*smoke: exit code 3: shut/s);
      assert.equal((await fleet.refreshes())[0]?.Status, "RollbackSuccessful");
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
    }));

  it("without a bake time come too late for AWS, make up red, and are asked again by the next up", () => {
    let status = 500;
    return withWebServer(
      () => ({ status }),
      ({ url }) =>
        withContext({}, async ({ stack, fleet, onto, starts }) => {
          const gates = [{ http: { url }, ...patience }];
          const program = onto(await fleet.addVersion(), { gates });
          const red = await stack.up({ program });
          assert.equal(red.result, "failed");
          assert.match(
            outputLines("error", red),
            /already called the refresh Successful.*bakeTime/s,
          );
          assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);

          status = 200;
          const green = await stack.up({ program });
          assert.equal(green.result, "succeeded", String(green.error));
          assert.equal(starts(), 1);
        }),
    );
  });

  it("that a Ctrl-C comes before make up red, and are asked again by the next up", () => {
    let status = 500;
    const question = Promise.withResolvers<undefined>();
    const answer = () => {
      question.resolve(undefined);
      return { status };
    };
    return withWebServer(answer, ({ url }) =>
      withContext({}, async ({ stack, fleet, onto, starts }) => {
        const gates = [{ http: { url }, timeout: 86_400 }];
        const program = onto(await fleet.addVersion(), { gates });
        const operation = stack.start.up({ program });
        await Promise.race([question.promise, operation.ended]);
        operation.interrupt();
        assert.equal((await operation.ended).result, "failed");
        await operation.says(
          /Checking the gates of instance refresh \(\S+\) of web: interrupted\./,
        );

        status = 200;
        const green = await stack.up({ program });
        assert.equal(green.result, "succeeded", String(green.error));
        assert.equal(starts(), 1);
      }),
    );
  });
});
