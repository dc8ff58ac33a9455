/** The turns of requests that share one bucket. */
import assert from "node:assert/strict";
import {
  fullRate,
  slowedDown,
  take,
  type RequestRate,
} from "../../../../provider/core/request-rate";

/** Takes so many turns at once. @returns the wait of the last, in milliseconds */
function takeMany(count: number, rate: RequestRate, now = 0) {
  let last = { rate, wait: 0 };
  for (let taken = 0; taken < count; taken += 1) last = take(last.rate, now);
  return last;
}

describe("the request rate", () => {
  for (const [taken, wait] of [
    [1, 0],
    [100, 0],
    [101, 50],
    [120, 1000],
    [200, 5000],
  ] as const) {
    it(`lets request ${taken} of a burst wait ${wait} ms`, () => {
      assert.equal(takeMany(taken, fullRate(0)).wait, wait);
    });
  }

  it("is full again five seconds after a burst", () => {
    const { rate } = takeMany(100, fullRate(0));
    assert.equal(takeMany(100, rate, 5000).wait, 0);
    assert.equal(takeMany(101, rate, 5000).wait, 50);
  });

  it("halves when AWS throttles, and has no burst then", () => {
    assert.equal(take(slowedDown(fullRate(0), 0), 0).wait, 100);
  });

  it("counts throttled requests that were under way together once", () => {
    const once = slowedDown(fullRate(0), 0);
    assert.equal(slowedDown(once, 999), once);
    assert.ok(slowedDown(once, 1000).perSecond < once.perSecond);
  });

  it("never falls below one request in two seconds", () => {
    let rate = fullRate(0);
    for (let second = 0; second < 60; second += 1) rate = slowedDown(rate, second * 1000);
    assert.equal(rate.perSecond, 0.5);
  });

  it("recovers within a minute, with its burst", () => {
    const rate = slowedDown(fullRate(0), 0);
    assert.equal(takeMany(100, rate, 60_000).wait, 0);
    assert.equal(takeMany(100, rate, 60_000).rate.perSecond, 20);
  });

  it("makes nobody wait longer for a clock that went back", () => {
    const { rate } = takeMany(10, fullRate(60_000), 60_000);
    assert.equal(take(rate, 0).wait, 0);
  });
});
