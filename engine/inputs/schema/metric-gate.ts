/** AWS's settings of an alarm, as a gate has them: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
import { metricDefaults } from "../../gates/metric-gate";
import { either } from "../render-value";
import { required, type EnumSchema, type ObjectSchema, type StringSchema } from "./schema";

const text = (max: number, rule: string, fix: string): StringSchema => ({
  kind: "string",
  min: 1,
  max,
  rule,
  fix,
});

const namespace = {
  ...text(
    255,
    "AWS's Namespace is 1 to 255 characters and does not begin with a colon",
    "use the metric's namespace, for example AWS/ApplicationELB",
  ),
  // AWS takes printable ASCII only.
  pattern: /^(?!:)[\x20-\x7E]+$/,
} satisfies StringSchema;

const metricName = text(
  255,
  "AWS's MetricName is 1 to 255 characters",
  "use the metric's name, for example HTTPCode_Target_5XX_Count",
);

const units = [
  ...["Seconds", "Microseconds", "Milliseconds"],
  ...["Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes"],
  ...["Bits", "Kilobits", "Megabits", "Gigabits", "Terabits"],
  ...["Percent", "Count"],
  ...["Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second"],
  ...["Terabytes/Second", "Bits/Second", "Kilobits/Second", "Megabits/Second"],
  ...["Gigabits/Second", "Terabits/Second", "Count/Second", "None"],
];

const comparison = {
  kind: "enum",
  typeName: "MetricComparison",
  subject: "AWS's ComparisonOperator",
  values: [
    "GreaterThanOrEqualToThreshold",
    "GreaterThanThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
  ],
} satisfies EnumSchema;

const dimension = {
  kind: "object",
  typeName: "MetricDimension",
  rule: "a dimension is an object with a name and a value",
  fields: {
    name: {
      ...required(
        text(255, "a dimension's name is 1 to 255 characters", "use a name such as LoadBalancer"),
      ),
      description: "The name of the dimension, for example `LoadBalancer`.",
    },
    value: {
      ...required(
        text(
          1024,
          "a dimension's value is 1 to 1024 characters",
          "use the value that the metric has",
        ),
      ),
      description: "Its value.",
    },
  },
} satisfies ObjectSchema;

export const metric = {
  kind: "object",
  typeName: "MetricGate",
  typeDescription: "A CloudWatch metric and its threshold, with AWS's settings of an alarm.",
  rule: "metric is an object with AWS's settings of an alarm",
  page: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  fields: {
    namespace: {
      ...required(namespace),
      description: "The metric's namespace, for example `AWS/ApplicationELB`.",
    },
    metricName: {
      ...required(metricName),
      description: "The metric's name, for example `HTTPCode_Target_5XX_Count`.",
    },
    dimensions: {
      kind: "list",
      max: 30,
      rule: "AWS's Dimensions is a list of at most 30, each { name, value }",
      of: dimension,
      description: "The metric's dimensions, all of them.",
    },
    statistic: {
      kind: "enum",
      typeName: "MetricStatistic",
      subject: "AWS's Statistic",
      values: ["SampleCount", "Average", "Sum", "Minimum", "Maximum"],
      description: "The statistic of each period. Either this or `extendedStatistic`.",
    },
    extendedStatistic: {
      ...text(
        16,
        "AWS's ExtendedStatistic is a percentile from p0 to p100",
        "use for example p99 or p99.9",
      ),
      pattern: /^p(\d{1,2}(\.\d{1,10})?|100)$/,
      description: "A percentile, for example `p99`. Either this or `statistic`.",
    },
    unit: {
      kind: "enum",
      typeName: "MetricUnit",
      typeDescription: "A unit of CloudWatch's data.",
      subject: "AWS's Unit",
      values: units,
      description: "The unit of the data to read.",
      defaultText: "data of every unit",
    },
    period: {
      kind: "number",
      isWhole: true,
      min: 60,
      max: 86_400,
      rule: "a gate's Period is 60 to 86400 seconds",
      description: "Seconds of a period, a multiple of 60.",
      default: metricDefaults.period,
    },
    evaluationPeriods: {
      kind: "number",
      isWhole: true,
      min: 1,
      max: 100,
      rule: "a gate's EvaluationPeriods is 1 to 100 periods in a row",
      description: "Periods in a row that must be without a breach.",
      default: metricDefaults.evaluationPeriods,
    },
    comparisonOperator: {
      ...comparison,
      required: `nothing is given: AWS's ComparisonOperator defines a breach; use ${either(comparison.values.map((value) => JSON.stringify(value)))}.`,
      description: "How a value compares with the `threshold` when it is a breach.",
    },
    threshold: {
      kind: "number",
      isWhole: false,
      min: -Number.MAX_VALUE,
      max: Number.MAX_VALUE,
      rule: "AWS's Threshold is a number",
      fix: "use a number",
      required: "nothing is given: AWS's Threshold is what values are compared with; use a number.",
      description: "The value that the statistic is compared with.",
    },
    treatMissingData: {
      kind: "enum",
      subject: "AWS's TreatMissingData",
      values: ["breaching", "notBreaching", "ignore", "missing"],
      description:
        "What a period without data is: a breach, no breach, or, with `missing` and `ignore`, not counted, so that the gate waits for data.",
      default: "missing",
    },
  },
} satisfies ObjectSchema;
