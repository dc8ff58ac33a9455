import assert from "node:assert/strict";
import { join } from "node:path";
import { withContext } from "../../support/engine/context";

describe("a saved plan", () => {
  it("is kept by the update, for a new resource and for a changed one", () =>
    withContext(
      { env: { PULUMI_EXPERIMENTAL: "true" } },
      async ({ stack, fleet, onto, starts }) => {
        const plan = join(stack.directory, "plan.json");
        for (const [version, started] of [
          [1, 1],
          [await fleet.addVersion(), 2],
        ] as const) {
          const program = onto(version);
          const previewed = await stack.preview({ program, plan });
          assert.equal(previewed.result, "succeeded", String(previewed.error));
          const run = await stack.up({ program, plan });
          assert.equal(run.result, "succeeded", String(run.error));
          assert.equal(starts(), started);
        }
      },
    )).timeout(180_000);
});
