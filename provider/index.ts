/** The public surface: the resource, its inputs, and what they are made of. */
export { InstanceRefresh, type InstanceRefreshArgs } from "./instance-refresh";
export type { DeepInput } from "./deep-input";
export type {
  Abandon,
  AssumeRole,
  DesiredConfiguration,
  InstancesDistribution,
  LaunchTemplateOverrides,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
  OnConflict,
  Preferences,
  ReportFiles,
  Webhook,
  WebhookEvent,
} from "aws-instance-refresh/inputs/inputs";
export type { Gate, HttpGate } from "aws-instance-refresh/gates/gate";
export type {
  MetricComparison,
  MetricDimension,
  MetricGate,
  MetricStatistic,
} from "aws-instance-refresh/gates/metric-gate";
export type { RollbackDetails } from "aws-instance-refresh/refresh/snapshot";
