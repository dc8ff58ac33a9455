/** The rules that compare several inputs, in the order in which their failures are shown. */
import type { InputFailure } from "../failure";
import { checkpointDelayNeedsPercentages, checkpointsAscend } from "./checkpoints";
import { desiredConfigurationNamesOne, templateIsNamedOnce } from "./desired-configuration";
import { gateAsksOneThing, gateHasTime } from "./gates";
import { metricGateHasTime, metricHasOneStatistic, metricPeriodIsInMinutes } from "./metric-gates";
import { healthyRangeIsAtMost100, maxHealthyNeedsMinHealthy } from "./healthy-percentages";
import {
  prioritizedNeedsInstanceTypes,
  requirementsBelongToTheGroup,
  skipMatchingNeedsInstanceTypes,
  spotPoolsNeedLowestPrice,
} from "./instance-types";
import {
  overrideNamesTypeOrRequirements,
  requirementsChooseOneTypeList,
  requirementsChooseOneSpotPrice,
  weightsAreForAllOverrides,
} from "./overrides";
import {
  rootVolumeNeedsImages,
  rootVolumeNeedsNumberedVersions,
  rootVolumeNeedsPolicy,
} from "./replace-root-volume";
import {
  autoRollbackNeedsDesiredConfiguration,
  rollbackNeedsDesiredConfiguration,
} from "./rollback";

/** Compares readings (see `reading`), and says nothing where one that it needs is not yet known. */
export type Rule = (inputs: unknown) => readonly InputFailure[];

export const rules: readonly Rule[] = [
  desiredConfigurationNamesOne,
  templateIsNamedOnce,
  overrideNamesTypeOrRequirements,
  requirementsChooseOneTypeList,
  requirementsChooseOneSpotPrice,
  requirementsBelongToTheGroup,
  weightsAreForAllOverrides,
  prioritizedNeedsInstanceTypes,
  spotPoolsNeedLowestPrice,
  maxHealthyNeedsMinHealthy,
  healthyRangeIsAtMost100,
  checkpointsAscend,
  checkpointDelayNeedsPercentages,
  skipMatchingNeedsInstanceTypes,
  autoRollbackNeedsDesiredConfiguration,
  rollbackNeedsDesiredConfiguration,
  rootVolumeNeedsPolicy,
  rootVolumeNeedsImages,
  rootVolumeNeedsNumberedVersions,
  gateAsksOneThing,
  gateHasTime,
  metricHasOneStatistic,
  metricPeriodIsInMinutes,
  metricGateHasTime,
];
