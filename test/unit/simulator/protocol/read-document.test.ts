/** What the JSON and CBOR protocols make of a document. */
import assert from "node:assert/strict";
import { readDocument } from "../../../../simulator/protocol/read-document";
import type { Reading } from "../../../../simulator/protocol/reading";
import { requireOperation } from "../../../support/protocol-schema";

const read = (operation: string, document: unknown): Reading =>
  readDocument(requireOperation("cloudwatch", operation).input, document);

describe("a JSON or CBOR request of CloudWatch", () => {
  it("carries texts, numbers, booleans, lists and structures", () => {
    const alarm = {
      AlarmName: "high",
      ActionsEnabled: false,
      Threshold: 1.5,
      Dimensions: [{ Name: "a", Value: "b" }],
    };
    assert.deepEqual(read("PutMetricAlarm", alarm), { input: alarm, mismatches: [] });
  });

  const moment = new Date("2026-01-01T00:00:00Z");
  const times: readonly [form: string, value: unknown][] = [
    ["seconds since 1970", 1767225600],
    ["an ISO 8601 text", "2026-01-01T00:00:00Z"],
    ["a CBOR tag 1", { tag: 1, value: 1767225600 }],
    ["a decoded date", moment],
  ];
  for (const [form, value] of times) {
    it(`reads a time sent as ${form}`, () => {
      assert.deepEqual(read("GetMetricStatistics", { StartTime: value }), {
        input: { StartTime: moment },
        mismatches: [],
      });
    });
  }

  it("counts null as absent", () => {
    assert.deepEqual(read("DescribeAlarms", { AlarmNames: null }), { input: {}, mismatches: [] });
  });

  it("names members that the operation does not have", () => {
    const { mismatches } = read("DescribeAlarms", { Speed: 9 });
    assert.deepEqual(
      mismatches.map(({ kind, parameter }) => [kind, parameter]),
      [["unknown", "Speed"]],
    );
  });

  const misfits: readonly [
    document: unknown,
    parameter: string,
    value: string,
    expected: string,
  ][] = [
    [{ AlarmNames: "a" }, "AlarmNames", "a", "list"],
    [{ AlarmNames: [1] }, "AlarmNames.1", "1", "string"],
    [{ AlarmNames: {} }, "AlarmNames", "structure", "list"],
    [{ MaxRecords: "many" }, "MaxRecords", "many", "number"],
    [[], "", "list", "structure"],
    ["text", "", "text", "structure"],
  ];
  for (const [document, parameter, value, expected] of misfits) {
    it(`asks for a ${expected} where it reads ${JSON.stringify(document)}`, () => {
      assert.deepEqual(read("DescribeAlarms", document).mismatches, [
        { kind: "type", parameter, value, expected },
      ]);
    });
  }
});
