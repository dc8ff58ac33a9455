/** AWS's settings of an alarm, as a gate has them: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
import { either } from "../render-value";
import type { ObjectShape, TextShape } from "../shape";

const text = (max: number, rule: string, cure: string): TextShape => ({
  kind: "text",
  min: 1,
  max,
  rule,
  cure,
});

const namespace = {
  ...text(
    255,
    "AWS's Namespace is 1 to 255 characters and does not begin with a colon",
    "use the metric's namespace, for example AWS/ApplicationELB",
  ),
  pattern: /^[^:]/,
} satisfies TextShape;

const metricName = text(
  255,
  "AWS's MetricName is 1 to 255 characters",
  "use the metric's name, for example HTTPCode_Target_5XX_Count",
);

const comparisons = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
];

const dimensionName = text(
  255,
  "a dimension's name is 1 to 255 characters",
  "use a name such as LoadBalancer",
);
const dimensionValue = text(
  1024,
  "a dimension's value is 1 to 1024 characters",
  "use the value that the metric has",
);

const missing = ({ rule, cure }: TextShape): string => `nothing is given: ${rule}; ${cure}.`;

export const metric = {
  kind: "object",
  rule: "metric is an object with AWS's settings of an alarm",
  required: {
    namespace: missing(namespace),
    metricName: missing(metricName),
    comparisonOperator: `nothing is given: AWS's ComparisonOperator says what is a breach; use ${either(comparisons.map((word) => JSON.stringify(word)))}.`,
    threshold: "nothing is given: AWS's Threshold is what values are compared with; use a number.",
  },
  fields: {
    namespace,
    metricName,
    dimensions: {
      kind: "list",
      max: 30,
      rule: "AWS's Dimensions is a list of at most 30, each { name, value }",
      of: {
        kind: "object",
        rule: "a dimension is an object with a name and a value",
        required: { name: missing(dimensionName), value: missing(dimensionValue) },
        fields: { name: dimensionName, value: dimensionValue },
      },
    },
    statistic: {
      kind: "word",
      subject: "AWS's Statistic",
      words: ["SampleCount", "Average", "Sum", "Minimum", "Maximum"],
    },
    extendedStatistic: {
      ...text(
        16,
        "AWS's ExtendedStatistic is a percentile from p0 to p100",
        "use for example p99 or p99.9",
      ),
      pattern: /^p(\d{1,2}(\.\d{1,10})?|100)$/,
    },
    unit: text(
      64,
      "AWS's Unit is a word such as Count or Seconds",
      "use the unit that the data has",
    ),
    period: {
      kind: "number",
      whole: true,
      min: 60,
      max: 86_400,
      rule: "a gate's Period is 60 to 86400 seconds",
    },
    evaluationPeriods: {
      kind: "number",
      whole: true,
      min: 1,
      max: 100,
      rule: "a gate's EvaluationPeriods is 1 to 100 periods in a row",
    },
    comparisonOperator: { kind: "word", subject: "AWS's ComparisonOperator", words: comparisons },
    threshold: {
      kind: "number",
      whole: false,
      min: -Number.MAX_VALUE,
      max: Number.MAX_VALUE,
      rule: "AWS's Threshold is a number",
      cure: "use a number",
    },
    treatMissingData: {
      kind: "word",
      subject: "AWS's TreatMissingData",
      words: ["breaching", "notBreaching", "ignore", "missing"],
    },
  },
} satisfies ObjectShape;
