/** Twenty refreshes in one process; `npm run bench -- --only thousand` measures a thousand. */
import assert from "node:assert/strict";
import { rollAll } from "../../../bench/thousand/roll-all";

describe("many refreshes at once", () => {
  it("all succeed on what AWS grants, with few calls throttled, and are seen to", async () => {
    const { each, traffic } = await rollAll({
      groups: Array.from({ length: 20 }, (_, number) => number),
      bucket: { size: 30, refillPerSecond: 5 },
    });
    assert.deepEqual(
      each.flatMap(({ failure }) => failure ?? []),
      [],
    );
    assert.equal(traffic.calls.get("StartInstanceRefresh"), 20);
    const { attempts, throttled } = traffic;
    assert.ok(throttled / attempts.length < 0.05, `${throttled} of ${attempts.length}`);
    assert.ok(
      each.every(({ lag }) => lag >= 0 && lag < 60),
      JSON.stringify(each),
    );
  });
});
