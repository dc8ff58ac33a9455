/** The rules that compare several inputs, in the order in which their failures are shown. */
import type { InputFailure } from "../failure";
import { requirePercentagesWithDelay, requireAscendingCheckpoints } from "./checkpoints";
import { requireOneConfiguration, requireOneTemplateName } from "./desired-configuration";
import { requireOneCheckPerGate, requireTimeForGates } from "./gates";
import {
  requireTimeForMetricGates,
  requireOneStatistic,
  requirePeriodsInMinutes,
} from "./metric-gates";
import { limitHealthyRange, requireMinHealthyWithMaxHealthy } from "./healthy-percentages";
import {
  requireInstanceTypesForPriorities,
  refuseRequirements,
  requireInstanceTypesForSkipMatching,
  requireLowestPriceForSpotPools,
} from "./instance-types";
import {
  requireTypeOrRequirements,
  requireOneTypeList,
  requireOneSpotPrice,
  requireWeightsForAllOverrides,
} from "./overrides";
import {
  requireImagesForRootVolumes,
  requireVersionNumbersForRootVolumes,
  requirePolicyForRootVolumes,
} from "./replace-root-volume";
import { requireConfigurationForAutoRollback, requireConfigurationForRollback } from "./rollback";

/** Compares readings (see `readings.ts`), and reports nothing where one that it needs is not known yet. */
export type Rule = (inputs: unknown) => readonly InputFailure[];

export const rules: readonly Rule[] = [
  requireOneConfiguration,
  requireOneTemplateName,
  requireTypeOrRequirements,
  requireOneTypeList,
  requireOneSpotPrice,
  refuseRequirements,
  requireWeightsForAllOverrides,
  requireInstanceTypesForPriorities,
  requireLowestPriceForSpotPools,
  requireMinHealthyWithMaxHealthy,
  limitHealthyRange,
  requireAscendingCheckpoints,
  requirePercentagesWithDelay,
  requireInstanceTypesForSkipMatching,
  requireConfigurationForAutoRollback,
  requireConfigurationForRollback,
  requirePolicyForRootVolumes,
  requireImagesForRootVolumes,
  requireVersionNumbersForRootVolumes,
  requireOneCheckPerGate,
  requireTimeForGates,
  requireOneStatistic,
  requirePeriodsInMinutes,
  requireTimeForMetricGates,
];
