/** SetInstanceHealth: a health check of the user's own. */
import type { SetInstanceHealthQuery } from "@aws-sdk/client-auto-scaling";
import { graceEnds, markUnhealthy } from "../../model/auto-scaling/health/health";
import { requireMember } from "../../model/auto-scaling/instance/named-members";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";

export function setInstanceHealth(
  { InstanceId, HealthStatus, ShouldRespectGracePeriod: respectful = true }: SetInstanceHealthQuery,
  { world, now }: ActionContext,
): void {
  const { group, member } = requireMember(world, InstanceId);
  if (HealthStatus === "Healthy") {
    member.healthStatus = "Healthy";
    member.finding = undefined;
  } else if (HealthStatus !== "Unhealthy") {
    throw new AwsError("ValidationError", unverified.noSuchHealthStatus);
  } else if (!respectful || now >= graceEnds(group, member)) {
    markUnhealthy(world, group, member, { finding: "user", now });
  }
}
