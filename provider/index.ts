/** The public surface: the resource, its inputs, and what they are made of. */
export { InstanceRefresh, type InstanceRefreshArgs } from "./pulumi/instance-refresh";
export type { DeepInput } from "./pulumi/deep-input";
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
} from "./core/inputs";
export type { Gate, HttpGate } from "./core/gate";
export type {
  MetricComparison,
  MetricDimension,
  MetricGate,
  MetricStatistic,
} from "./core/metric-gate";
export type { RollbackDetails } from "./core/snapshot";
