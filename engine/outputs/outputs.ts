/** The outputs of a resource. Generated from `schema.ts` by `npm run generate`: do not edit. */

/** What a refresh leaves in the outputs. */
export interface RefreshOutputs {
  /** The id of the last refresh that this resource started or adopted. */
  readonly instanceRefreshId?: string;
  /**
   * AWS's status of that refresh, for example `Successful`.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRefresh.html
   */
  readonly status?: string;
  /** AWS's reason for the status. */
  readonly statusReason?: string;
  /** Percent of the instances that are replaced, 0 to 100. */
  readonly percentageComplete?: number;
  /** How many instances are still to be replaced. */
  readonly instancesToUpdate?: number;
  /** When AWS began, in ISO 8601. */
  readonly startTime?: string;
  /** When the refresh ended, in ISO 8601. */
  readonly endTime?: string;
  /** Seconds from the start to the end. */
  readonly durationSeconds?: number;
  /**
   * Set when AWS rolled the refresh back.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RollbackDetails.html
   */
  readonly rollbackDetails?: RollbackDetails;
}

/** What a run leaves in the outputs besides. */
export interface RunOutputs {
  /** What the fleet was rolled to, by id, name and version number; after a rollback, what it was rolled back to. */
  readonly launchTemplate?: LaunchTemplateVersion;
  /** What the fleet ran before, where that was something else. */
  readonly previousLaunchTemplate?: LaunchTemplateVersion;
  /** Why the fleet was rolled. */
  readonly rollReason?: string;
  /** Why the fleet would be rolled if `hold` did not prevent it. */
  readonly pendingReason?: string;
  /** How many instances of the group were replaced. Missing when an earlier run had started the refresh. */
  readonly instancesReplaced?: number;
  /**
   * The ids of instances in service or in standby that do not run the target. A refresh of the state describes
   * them again.
   */
  readonly instancesOutdated?: readonly string[];
}

export interface RollbackDetails {
  /** Why AWS rolled back. */
  readonly rollbackReason?: string;
  /** When the rollback began, in ISO 8601. */
  readonly rollbackStartTime?: string;
  /** Percent of the instances that had been replaced by then, 0 to 100. */
  readonly percentageCompleteOnRollback?: number;
  /** How many instances were still to be replaced by then. */
  readonly instancesToUpdateOnRollback?: number;
  /**
   * The progress by then, separately for the group and its warm pool.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRefreshProgressDetails.html
   */
  readonly progressDetailsOnRollback?: ProgressDetails;
}

export interface ProgressDetails {
  /** The progress of the group itself. */
  readonly livePoolProgress?: PoolProgress;
  /** The progress of its warm pool. */
  readonly warmPoolProgress?: PoolProgress;
}

export interface PoolProgress {
  /** Percent of the pool's instances that had been replaced, 0 to 100. */
  readonly percentageComplete?: number;
  /** How many of the pool's instances were still to be replaced. */
  readonly instancesToUpdate?: number;
}

export interface LaunchTemplateVersion {
  /** The id of the launch template. */
  readonly launchTemplateId?: string;
  /** The name of the launch template. */
  readonly launchTemplateName?: string;
  /** The version number, as text. */
  readonly version?: string;
}
