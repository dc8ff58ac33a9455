/** Launches that have been decided and wait for EC2. */

/** A place where instances can be launched. */
export interface LaunchPlace {
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly subnetId: string;
}

/** Why there is a vacancy. A launch that failed is needed again for the same reason. */
export type VacancyReason = "refresh" | "unhealthy" | "difference";

/** Why a launch is needed: a rebalancing fills no vacancy. */
export type LaunchReason = VacancyReason | "rebalance";

/** A launch as it is wanted. */
export interface PlannedLaunch {
  readonly reason: LaunchReason;
  readonly cause: string;
  /** Units of capacity that it will bring. */
  readonly weight: number;
}

/** A launch that has been decided. */
export interface LaunchOrder extends PlannedLaunch {
  readonly number: number;
  readonly place: LaunchPlace;
}
