/**
 * The library: rolls an EC2 Auto Scaling group with an instance refresh, follows it to its end, verifies and explains it.
 *
 * - {@link rollGroup} does all of it in one call. Its result says how it ended, with an error that is complete in itself.
 * - {@link previewGroup} says what that call would do.
 *
 * ```ts
 * import { rollGroup } from "aws-instance-refresh";
 *
 * const { outcome, error } = await rollGroup({
 *   inputs: {
 *     autoScalingGroupName: "web",
 *     desiredConfiguration: { launchTemplate: { launchTemplateName: "web", version: "$Latest" } },
 *     preferences: { minHealthyPercentage: 90, autoRollback: true },
 *   },
 *   onProgress: ({ text }) => console.log(text),
 * });
 * ```
 *
 * Other modules of this package are for its hosts (the Pulumi and the Terraform provider) and may change with any version.
 */
export {
  rollGroup,
  type GroupState,
  type ProgressEvent,
  type RollGroupOptions,
  type RollGroupOutcome,
  type RollGroupResult,
} from "./roll-group";
export { previewGroup, type GroupPreview, type PreviewGroupOptions } from "./preview-group";
export { type Finding } from "./preflight/facts";
export type { Progress } from "./refresh/progress";
export type { Decision } from "./decision/decide";
export { InstanceRefreshError, type ErrorCode } from "./run/errors/instance-refresh-error";
export type {
  Inputs,
  Strategy,
  DesiredConfiguration,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
  PolicyLaunchTemplate,
  LaunchTemplateOverrides,
  InstanceRequirements,
  WholeNumberRangeFrom,
  NumberRange,
  WholeNumberRange,
  BaselinePerformanceFactors,
  CpuPerformanceFactor,
  PerformanceFactorReference,
  InstancesDistribution,
  DistributionSegment,
  TargetCapacityType,
  Preferences,
  AlarmSpecification,
  TemplateField,
  OnConflict,
  StopPolicy,
  Verify,
  Gate,
  HttpGate,
  MetricGate,
  MetricDimension,
  MetricStatistic,
  MetricComparison,
  ReportFiles,
  Webhook,
  WebhookEvent,
  OnOwnInstance,
  AssumeRole,
} from "./inputs/inputs";
