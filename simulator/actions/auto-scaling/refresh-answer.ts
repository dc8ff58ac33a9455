/** Writes an instance refresh the way DescribeInstanceRefreshes does: what is not known yet is absent. */
import type {
  InstanceRefresh,
  InstanceRefreshProgressDetails,
  RollbackDetails,
} from "@aws-sdk/client-auto-scaling";
import type { Group } from "../../model/auto-scaling/group/group";
import type { PoolProgress, Refresh, Rollback } from "../../model/auto-scaling/refresh/refresh";
import { wholeSecond } from "./activity-answer";

/** A refresh in AWS's shape. Pending ones have neither a start time nor a percentage (recorded 2026-09-27). */
export function toRefreshAnswer(group: Group, refresh: Refresh): InstanceRefresh {
  return {
    InstanceRefreshId: refresh.id,
    AutoScalingGroupName: group.name,
    Status: refresh.status,
    ...(refresh.statusReason !== undefined && { StatusReason: refresh.statusReason }),
    ...(refresh.startedAt !== undefined && { StartTime: wholeSecond(refresh.startedAt) }),
    ...(refresh.endedAt !== undefined && { EndTime: wholeSecond(refresh.endedAt) }),
    ...(refresh.percentageComplete !== undefined && {
      PercentageComplete: refresh.percentageComplete,
    }),
    ...(refresh.instancesToUpdate !== undefined && {
      InstancesToUpdate: refresh.instancesToUpdate,
    }),
    ...(refresh.pools && { ProgressDetails: toProgressDetails(refresh.pools) }),
    Preferences: refresh.preferences,
    ...(refresh.desired && { DesiredConfiguration: refresh.desired.configuration }),
    ...rollbackAnswer(refresh.rollback),
    Strategy: refresh.strategy,
  };
}

/** Absent until the worker has begun with the rollback. */
function rollbackAnswer(rollback: Rollback | undefined): { RollbackDetails?: RollbackDetails } {
  if (rollback?.startedAt === undefined) return {};
  return {
    RollbackDetails: {
      RollbackReason: rollback.reason,
      RollbackStartTime: new Date(rollback.startedAt),
      PercentageCompleteOnRollback: rollback.percentageComplete,
      InstancesToUpdateOnRollback: rollback.instancesToUpdate,
      ...(rollback.pools && { ProgressDetailsOnRollback: toProgressDetails(rollback.pools) }),
    },
  };
}

/** Only groups with a warm pool have these. */
function toProgressDetails({ live, warm }: PoolProgress): InstanceRefreshProgressDetails {
  return {
    LivePoolProgress: {
      PercentageComplete: live.percentageComplete,
      InstancesToUpdate: live.instancesToUpdate,
    },
    WarmPoolProgress: {
      PercentageComplete: warm.percentageComplete,
      InstancesToUpdate: warm.instancesToUpdate,
    },
  };
}
