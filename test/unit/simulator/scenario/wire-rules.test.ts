/** Which calls a scenario's rules apply to. */
import assert from "node:assert/strict";
import { createRequestLimit } from "../../../../simulator/scenario/request-limit";
import type { WireRule } from "../../../../simulator/scenario/scenario";
import { createWireRules } from "../../../../simulator/scenario/wire-rules";

/** For so many calls, a second apart, which ones the rule applies to. */
function applied(rule: WireRule, count: number): number[] {
  const rules = createWireRules();
  rules.add([rule], 0);
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => rules.match({ service: "autoscaling", action: "A", now: index * 1000 }).length > 0,
  );
}

describe("a rule", () => {
  const windows: readonly [title: string, rule: WireRule, calls: number[]][] = [
    ["applies to every call", { kind: "throttle" }, [0, 1, 2, 3]],
    ["lets the first calls pass", { kind: "throttle", after: 2 }, [2, 3]],
    ["is used up", { kind: "throttle", times: 2 }, [0, 1]],
    ["applies to calls in the middle", { kind: "throttle", after: 1, times: 2 }, [1, 2]],
    ["begins at a time", { kind: "throttle", from: 3 }, [3]],
    ["ends after a time", { kind: "throttle", from: 1, for: 2 }, [1, 2]],
    ["counts only calls in its time", { kind: "throttle", from: 1, after: 1, times: 1 }, [2]],
    ["is for its action alone", { kind: "throttle", action: "B" }, []],
    ["is for its service alone", { kind: "throttle", service: "ec2" }, []],
  ];
  for (const [title, rule, calls] of windows) {
    it(title, () => {
      assert.deepEqual(applied(rule, 4), calls);
    });
  }

  it("gives way to an earlier one of its kind, and is not used up by it", () => {
    const rules = createWireRules();
    rules.add(
      [
        { kind: "drop", when: "beforeEffect", times: 1 },
        { kind: "drop", when: "afterEffect", times: 1 },
      ],
      0,
    );
    const match = (): readonly WireRule[] => rules.match({ service: "ec2", action: "A", now: 0 });
    assert.deepEqual(
      match().map((rule) => rule.kind === "drop" && rule.when),
      ["beforeEffect"],
    );
    assert.deepEqual(
      match().map((rule) => rule.kind === "drop" && rule.when),
      ["afterEffect"],
    );
    assert.deepEqual(match(), []);
  });

  it("applies beside a rule of another kind", () => {
    const rules = createWireRules();
    rules.add([{ kind: "delay", seconds: 1 }, { kind: "malformed" }], 0);
    assert.equal(rules.match({ service: "ec2", action: "A", now: 0 }).length, 2);
  });
});

describe("a request limit", () => {
  it("grants a burst, then one request for each token regained", () => {
    const take = createRequestLimit({ size: 2, refillPerSecond: 0.5 });
    const at = (seconds: number): boolean => take("a", seconds * 1000);
    assert.deepEqual(
      [at(0), at(0), at(0), at(1), at(2), at(2)],
      [true, true, false, false, true, false],
    );
  });

  it("is full again after a long time, and no fuller", () => {
    const take = createRequestLimit({ size: 1, refillPerSecond: 10 });
    take("a", 0);
    assert.deepEqual([take("a", 3_600_000), take("a", 3_600_000)], [true, false]);
  });

  it("is one for each account and Region", () => {
    const take = createRequestLimit({ size: 1, refillPerSecond: 1 });
    assert.deepEqual([take("a", 0), take("b", 0), take("a", 0)], [true, true, false]);
  });
});
