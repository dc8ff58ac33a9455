/** Several sentinels as one. */
import assert from "node:assert/strict";
import { combine } from "../../../engine/watch/fail-fast";
import type { AbortCondition } from "../../../engine/watch/poll";
import { aRefresh } from "../../support/provider/a-refresh";

describe("eachOf", () => {
  const permanentErrors = { meaning: "no", fix: "none", message: "no", failures: 2 };
  const reason = { kind: "permanentErrors", permanentErrors } as const;
  const patient: AbortCondition = () => Promise.resolve(undefined);
  const strict: AbortCondition = () => Promise.resolve(reason);
  const look = { refresh: aRefresh(), unchangedFor: 5, took: 0 };

  it("gives up with the first that does", async () => {
    assert.equal(await combine(patient, strict)(look), reason);
    assert.equal(await combine(patient, patient)(look), undefined);
  });
});
