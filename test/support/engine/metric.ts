/** A metric of the application that is rolled: each question about it finds one more minute of data. */
import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import type { Simulator } from "../../../simulator/index";

export interface ApplicationMetric {
  /** AWS's settings of an alarm on it. */
  readonly settings: {
    readonly namespace: string;
    readonly metricName: string;
    readonly dimensions: { readonly name: string; readonly value: string }[];
    readonly statistic: "Sum";
    readonly comparisonOperator: "GreaterThanThreshold";
    readonly threshold: number;
  };
  /** How many errors each minute has from now on. */
  errors: number;
}

/** More than ten errors in a minute are too many. */
export function publishErrors(simulator: Simulator): ApplicationMetric {
  const client = new CloudWatchClient({
    region: "us-east-1",
    endpoint: simulator.url,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const metric: ApplicationMetric = {
    settings: {
      namespace: "web",
      metricName: "errors",
      dimensions: [{ name: "group", value: "web" }],
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 10,
    },
    errors: 0,
  };
  simulator.onCall({
    before: async ({ action }) => {
      if (action !== "GetMetricData") return;
      simulator.advance(60);
      const datum = { MetricName: "errors", Value: metric.errors, Timestamp: simulator.now() };
      const Dimensions = [{ Name: "group", Value: "web" }];
      const MetricData = [{ ...datum, Dimensions }];
      await client.send(new PutMetricDataCommand({ Namespace: "web", MetricData }));
    },
  });
  return metric;
}
