import assert from "node:assert/strict";
import { ComponentResource } from "@pulumi/pulumi";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { withContext } from "../../support/engine/context";

/** Whose rows had lines of progress. */
function rowsIn(events: readonly EngineEvent[]): ReadonlySet<string | undefined> {
  const lines = events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []);
  return new Set(lines.filter(({ ephemeral }) => ephemeral).map(({ urn }) => urn));
}

describe("a roll of a resource in components", () => {
  it("is told in the row of that resource, and of no other", () =>
    withContext({}, async ({ stack, onto, saved }) => {
      const run = await stack.up({
        program: async () => {
          const site = new ComponentResource("test:index:Site", "site");
          const parent = new ComponentResource("test:index:Fleet", "web", {}, { parent: site });
          return onto(1, {}, { parent })();
        },
      });
      assert.equal(run.result, "succeeded", String(run.error));
      const { urn = "" } = (await saved()) ?? {};
      assert.match(
        urn,
        /::test:index:Site\$test:index:Fleet\$pulumi-nodejs:aws:InstanceRefresh::web/,
      );
      assert.deepEqual(rowsIn(run.events), new Set([urn]));
    })).timeout(120_000);
});
