/** Several sentinels as one. */
import assert from "node:assert/strict";
import { eachOf } from "../../../engine/watch/fail-fast";
import type { Sentinel } from "../../../engine/watch/poll";
import { aRefresh } from "../../support/provider/a-refresh";

describe("eachOf", () => {
  const hopeless = { meaning: "no", cure: "none", message: "no", failures: 2 };
  const reason = { kind: "hopeless", hopeless } as const;
  const patient: Sentinel = () => Promise.resolve(undefined);
  const strict: Sentinel = () => Promise.resolve(reason);
  const look = { refresh: aRefresh(), unchangedFor: 5, took: 0 };

  it("gives up with the first that does", async () => {
    assert.equal(await eachOf(patient, strict)(look), reason);
    assert.equal(await eachOf(patient, patient)(look), undefined);
  });
});
