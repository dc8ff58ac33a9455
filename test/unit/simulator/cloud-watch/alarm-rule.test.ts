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
    ["AT_LEAST(1, ALARM, (hot, cold, new))", "ALARM"],
    ["AT_LEAST(2, ALARM, (hot, cold, new))", "OK"],
    ["AT_LEAST(2, NOT OK, (hot,cold,new))", "ALARM"],
    ["AT_LEAST(50%, ALARM, (hot, cold))", "ALARM"],
    ["AT_LEAST(51%, ALARM, (hot, cold))", "OK"],
    ['AT_LEAST("50%", OK, ("hot", "cold"))', "ALARM"],
    ["NOT AT_LEAST(1, OK, (hot)) AND TRUE", "ALARM"],
    ["AT_LEAST(1, ALARM, (hot, nobody))", "INSUFFICIENT_DATA"],
  ];
  for (const [rule, state] of table) {
    it(`finds ${rule} in ${state}`, () => {
      assert.equal(evaluate(rule), state);
    });
  }

  it("may have 500 elements, not counting operators", () => {
    assert.equal(evaluate(Array.from({ length: 500 }, () => "TRUE").join(" AND ")), "ALARM");
  });

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
    "AT_LEAST(0, ALARM, (a))",
    "AT_LEAST(101%, ALARM, (a))",
    "AT_LEAST(2, ALARM, (a))",
    "AT_LEAST(1, HOT, (a))",
    "AT_LEAST(1, ALARM, ())",
    "AT_LEAST(1, ALARM, a)",
    Array.from({ length: 101 }, (_, index) => `ALARM(a${index})`).join(" OR "),
    Array.from({ length: 501 }, () => "TRUE").join(" AND "),
  ]) {
    it(`refuses ${JSON.stringify(rule.slice(0, 40))}`, () => {
      assert.throws(() => alarmsInRule(rule), { code: "ValidationError" });
    });
  }
});
