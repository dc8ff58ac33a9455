/** What a gate on a metric makes of the data that comes while it is asked. */
import assert from "node:assert/strict";
import {
  metricOutcomeOf,
  recordPoints,
  type MetricGate,
  type MetricPoint,
  type MetricOutcome,
  type ObservedPoints,
} from "../../../../engine/gates/metric-gate";

const errors: MetricGate = {
  namespace: "App",
  metricName: "Errors",
  statistic: "Sum",
  comparisonOperator: "GreaterThanThreshold",
  threshold: 10,
};

/** Seconds of the clock, and the value of each minute from 12:00 on; a blank is a minute without data. */
type Look = readonly [now: number, values: string];

/** Asks several times, as a gate does; the last answer counts. */
function asking(gate: Partial<MetricGate>, ...checks: readonly Look[]): MetricOutcome {
  const asked = { ...errors, ...gate };
  let sightings: ObservedPoints | undefined;
  let outcome: MetricOutcome = { passes: false, observed: "nothing" };
  for (const [now, values] of checks) {
    const points = pointsOf(values);
    sightings = recordPoints(sightings, points, now);
    outcome = metricOutcomeOf(asked, { points, sightings, now });
  }
  return outcome;
}

function pointsOf(values: string): readonly MetricPoint[] {
  const minutes = values.split(",").map((value, minute) => ({ value, minute }));
  return minutes
    .filter(({ value }) => value !== "")
    .map(({ value, minute }) => ({ at: Date.UTC(2026, 0, 1, 12, minute), value: Number(value) }));
}

describe("a gate on a metric", () => {
  const rows: readonly (readonly [
    string,
    Partial<MetricGate>,
    readonly Look[],
    string,
    boolean,
  ])[] = [
    [
      "is not opened by what was there before it was asked",
      {},
      [[0, "1,1,1"]],
      "no period with data is over yet",
      false,
    ],
    [
      "is not opened by a period that is under way",
      {},
      [
        [0, "1"],
        [30, "1,1"],
        [89, "1,1"],
      ],
      "no period with data is over yet",
      false,
    ],
    [
      "is opened by a period that is over",
      {},
      [
        [0, "1"],
        [30, "1,1"],
        [90, "1,1"],
      ],
      "1 of 1 periods without a breach",
      true,
    ],
    [
      "knows by the next one that a period is over",
      {},
      [
        [0, "1"],
        [70, "1,1,1"],
      ],
      "1 of 1 periods without a breach",
      true,
    ],
    [
      "counts periods in a row",
      { evaluationPeriods: 3 },
      [
        [0, ""],
        [180, "1,1,1"],
      ],
      "2 of 3 periods without a breach",
      false,
    ],
    [
      "fails by a breach, and says which",
      { evaluationPeriods: 2 },
      [
        [0, ""],
        [180, "12,1,1"],
      ],
      "12 at 12:00:00Z, more than 10",
      false,
    ],
    [
      "forgives a breach that enough good periods follow",
      { evaluationPeriods: 2 },
      [
        [0, ""],
        [240, "12,1,1,1"],
      ],
      "2 of 2 periods without a breach",
      true,
    ],
    [
      "waits for data where there is none",
      {},
      [
        [0, "1"],
        [9_000, "1"],
      ],
      "no period with data is over yet",
      false,
    ],
    [
      "is opened by no data where that is no breach, when late data has had its minute",
      { treatMissingData: "notBreaching" },
      [
        [0, "1"],
        [179, "1"],
      ],
      "no period with data is over yet",
      false,
    ],
    [
      "is opened by no data where that is no breach",
      { treatMissingData: "notBreaching" },
      [
        [0, ""],
        [180, ""],
      ],
      "1 of 1 periods without a breach",
      true,
    ],
    [
      "fails by no data where that is a breach",
      { treatMissingData: "breaching" },
      [
        [0, "1"],
        [180, "1"],
      ],
      "no data for a period, which counts as a breach",
      false,
    ],
    [
      "fails by a gap where no data is a breach",
      { treatMissingData: "breaching", evaluationPeriods: 2 },
      [
        [0, "1"],
        [240, "1,,1,1"],
      ],
      "no data for a period, which counts as a breach",
      false,
    ],
    [
      "compares with less, too",
      { comparisonOperator: "LessThanOrEqualToThreshold" },
      [
        [0, ""],
        [120, "10,11"],
      ],
      "10 at 12:00:00Z, at most 10",
      false,
    ],
  ];
  for (const [title, gate, checks, observed, passes] of rows) {
    it(title, () => {
      assert.deepEqual(asking(gate, ...checks), { passes, observed });
    });
  }

  const operators = [
    ["GreaterThanOrEqualToThreshold", [false, true, true]],
    ["GreaterThanThreshold", [false, false, true]],
    ["LessThanThreshold", [true, false, false]],
    ["LessThanOrEqualToThreshold", [true, true, false]],
  ] as const;
  for (const [comparisonOperator, breaches] of operators) {
    it(`${comparisonOperator} is a breach for ${breaches.join(", ")} below, at and above it`, () => {
      const found = [9, 10, 11].map(
        (value) => !asking({ comparisonOperator }, [0, ""], [120, `${value},10`]).passes,
      );
      assert.deepEqual(found, breaches);
    });
  }
});
