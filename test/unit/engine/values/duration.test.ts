/** Durations as Pulumi writes them and as people read them. */
import assert from "node:assert/strict";
import { durationSeconds, renderSeconds } from "../../../../engine/values/duration";

const durations: readonly (readonly [text: string, seconds: number | undefined])[] = [
  ["45m", 2700],
  ["1h30m", 5400],
  ["90s", 90],
  ["1.5h", 5400],
  ["0s", 0],
  ["250ms", 0.25],
  ["2000000us", 2],
  ["2000000µs", 2],
  ["3000000000ns", 3],
  ["1h1m1s1ms", 3661.001],
  ["", undefined],
  ["45", undefined],
  ["m", undefined],
  ["45 m", undefined],
  ["-5m", undefined],
  ["1d", undefined],
  ["45m!", undefined],
];

describe("durationSeconds", () => {
  for (const [text, seconds] of durations) {
    it(
      seconds === undefined
        ? `does not take "${text}" for a duration`
        : `reads "${text}" as ${seconds} s`,
      () => {
        const read = durationSeconds(text);
        assert.equal(read === undefined ? read : Number(read.toFixed(6)), seconds);
      },
    );
  }
});

const rendered: readonly (readonly [seconds: number, text: string])[] = [
  [0, "0 s"],
  [45.4, "45 s"],
  [119, "119 s"],
  [119.6, "2 min"],
  [720, "12 min"],
  [3569, "59 min"],
  [3570, "1 h"],
  [3600, "1 h"],
  [3900, "1 h 5 min"],
  [47 * 3600, "47 h"],
  [48 * 3600, "2 d"],
  [51 * 3600, "2 d 3 h"],
  [14 * 24 * 3600, "14 d"],
];

describe("renderSeconds", () => {
  for (const [seconds, text] of rendered) {
    it(`writes ${seconds} s as ${text}`, () => {
      assert.equal(renderSeconds(seconds), text);
    });
  }
});
