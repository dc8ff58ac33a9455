/** The rule language of composite alarms. */
import assert from "node:assert/strict";
import { alarmsInRule, evaluateAlarmRule } from "../../../../simulator/model/alarm-rule";

const states = { hot: "ALARM", cold: "OK", new: "INSUFFICIENT_DATA" } as const;

function evaluate(rule: string) {
  return evaluateAlarmRule(
    rule,
    (name) => Object.entries(states).find(([alarm]) => alarm === name)?.[1],
  );
}

describe("alarm rule", () => {
  const table: readonly (readonly [string, ReturnType<typeof evaluate>])[] = [
    ["ALARM(hot)", "ALARM"],
    ["ALARM(cold)", "OK"],
    ["OK(cold)", "ALARM"],
    ["INSUFFICIENT_DATA(new)", "ALARM"],
    ['ALARM("hot")', "ALARM"],
    ['ALARM("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:hot")', "ALARM"],
    ["ALARM(hot) AND ALARM(cold)", "OK"],
    ["ALARM(hot) OR ALARM(cold)", "ALARM"],
    ["NOT ALARM(hot)", "OK"],
    ["NOT (ALARM(hot) AND ALARM(cold))", "ALARM"],
    ["TRUE OR ALARM(cold) AND FALSE", "ALARM"],
    ["(TRUE OR ALARM(cold)) AND FALSE", "OK"],
    ["ALARM(hot) OR ALARM(nobody)", "INSUFFICIENT_DATA"],
  ];
  for (const [rule, state] of table) {
    it(`finds ${rule} in ${state}`, () => {
      assert.equal(evaluate(rule), state);
    });
  }

  it("names each alarm once", () => {
    assert.deepEqual(alarmsInRule('ALARM(a) AND (OK("b c") OR ALARM(a))'), ["a", "b c"]);
  });

  for (const rule of [
    "",
    "ALARM(a",
    "ALARM()",
    "ALARM(a) XOR ALARM(b)",
    "ALARM(a) ALARM(b)",
    "(TRUE",
  ]) {
    it(`refuses ${JSON.stringify(rule)}`, () => {
      assert.throws(() => alarmsInRule(rule), { code: "ValidationError" });
    });
  }
});
