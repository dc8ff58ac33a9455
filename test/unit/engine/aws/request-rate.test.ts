/** The turns of requests that share one bucket. */
import assert from "node:assert/strict";
import {
  initialRate,
  perSecond,
  backOff,
  consumed,
  delayUntilPermit,
  type RequestRate,
} from "../../../../engine/aws/request-rate";

/** Takes so many turns as soon as they may be taken. @returns the bucket, and when the last was taken */
function takeMany(count: number, rate: RequestRate, now = 0) {
  let last = { rate, now };
  for (let turn = 0; turn < count; turn += 1) {
    const at = last.now + delayUntilPermit(last.rate, last.now);
    last = { rate: consumed(last.rate, at), now: at };
  }
  return last;
}

/** An hour of requests as fast as allowed to an AWS that grants so many at once and a second; it answers after 100 ms. */
function anHourAgainst(bucket: { readonly size: number; readonly refill: number }) {
  let rate = initialRate(0);
  let aws = { tokens: bucket.size, at: 0 };
  let now = 0;
  let bad: number[] = [];
  const count = { made: 0, throttled: 0 };
  while (now < 3_600_000) {
    now += delayUntilPermit(rate, now);
    const known = now;
    bad.filter((at) => at <= known).forEach((at) => (rate = backOff(rate, at)));
    bad = bad.filter((at) => at > known);
    now += delayUntilPermit(rate, now);
    rate = consumed(rate, now);
    const tokens = aws.tokens + ((now - aws.at) / 1000) * bucket.refill;
    const isGranted = tokens >= 1;
    aws = { tokens: Math.min(bucket.size, tokens) - (isGranted ? 1 : 0), at: now };
    count.made += 1;
    if (isGranted) continue;
    count.throttled += 1;
    bad.push(now + 100);
  }
  return count;
}

describe("the request rate", () => {
  for (const [count, at] of [
    [1, 0],
    [100, 0],
    [101, 50],
    [120, 1000],
    [200, 5000],
  ] as const) {
    it(`lets request ${count} of a burst wait ${at} ms`, () => {
      assert.equal(Math.round(takeMany(count, initialRate(0)).now), at);
    });
  }

  it("is full again five seconds after a burst", () => {
    const { rate } = takeMany(100, initialRate(0));
    assert.equal(takeMany(100, rate, 5000).now, 5000);
    assert.equal(takeMany(101, rate, 5000).now, 5050);
  });

  it("halves when AWS throttles, and has no burst then", () => {
    assert.equal(delayUntilPermit(backOff(initialRate(0), 0), 0), 100);
  });

  it("counts throttled requests that were under way together once", () => {
    const once = backOff(initialRate(0), 0);
    assert.equal(backOff(once, 999), once);
    assert.ok(perSecond(backOff(once, 1000), 1000) < perSecond(once, 1000));
  });

  it("never falls below one request in two seconds", () => {
    let rate = initialRate(0);
    for (let second = 0; second < 60; second += 1) rate = backOff(rate, second * 1000);
    assert.equal(perSecond(rate, 59_000), 0.5);
  });

  it("recovers within half a minute, with its burst", () => {
    const rate = backOff(initialRate(0), 0);
    assert.equal(perSecond(rate, 30_000), 20);
    assert.equal(takeMany(100, rate, 30_000).now, 30_000);
  });

  it("recovers from its slowest within ten minutes", () => {
    let rate = initialRate(0);
    for (let second = 0; second < 60; second += 1) rate = backOff(rate, second * 1000);
    assert.equal(perSecond(rate, 660_000), 20);
  });

  for (const bucket of [
    { size: 20, refill: 5 },
    { size: 50, refill: 10 },
    { size: 100, refill: 18 },
  ]) {
    it(`uses what AWS grants with hardly a request throttled: ${bucket.refill} a second`, () => {
      const { made, throttled } = anHourAgainst(bucket);
      assert.ok(throttled / made <= 0.01, `${throttled} of ${made} were throttled`);
      assert.ok(made - throttled >= 0.9 * bucket.refill * 3600, `only ${made} were made`);
    });
  }

  it("makes nobody wait longer for a clock that went back", () => {
    const { rate } = takeMany(10, initialRate(60_000), 60_000);
    assert.equal(delayUntilPermit(rate, 0), 0);
  });
});
