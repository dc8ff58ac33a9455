import assert from "node:assert/strict";
import { createClock } from "../../../../engine/node/clock";

describe("the real clock", () => {
  it("never calls back before the instant, though Node's timers count whole milliseconds", async () => {
    const clock = createClock({ PULUMI_INSTANCE_REFRESH_TIME_SCALE: "1000" });
    const early: number[] = [];
    for (let round = 0; round < 50; round += 1) {
      const due = clock.now() + 1900;
      await new Promise<void>((resolve) => {
        const holdsTheProcess = setInterval(() => undefined, 1000);
        clock.schedule(1900, () => {
          if (clock.now() < due) early.push(due - clock.now());
          clearInterval(holdsTheProcess);
          resolve();
        });
      });
    }
    assert.deepEqual(early, []);
  });

  it("does not call back once that is cancelled", async () => {
    const clock = createClock({ PULUMI_INSTANCE_REFRESH_TIME_SCALE: "1000" });
    let calls = 0;
    const cancel = clock.schedule(5000, () => {
      calls += 1;
    });
    cancel();
    await clock.sleep(20_000, new AbortController().signal);
    assert.equal(calls, 0);
  });
});
