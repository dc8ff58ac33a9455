/** What goes wrong inside AWS, as data: launches that fail, instances that never become healthy or die. */

/** One rule about the instances that an Auto Scaling group launches. Every field that is left out matches everything. */
export interface LaunchFaultRule {
  readonly kind: "launch";
  readonly autoScalingGroupName?: string;
  /** Only launches from this launch template version. */
  readonly launchTemplateVersion?: number | string;
  /** Only launches from this image. */
  readonly imageId?: string;
  /** Only launches in this Availability Zone. */
  readonly availabilityZone?: string;
  /** The launch fails: the scaling activity ends `Failed` with this status message. */
  readonly failure?: string;
  /**
   * EC2 accepts the launch and gives it up: the instance is terminated before it comes into service, and the scaling activity ends
   * `Cancelled` with the instance's id and this reason, for example `Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state`.
   */
  readonly terminationReason?: string;
  /** Seconds from launch to InService, instead of the usual few. */
  readonly inServiceAfter?: number;
  /** The instance fails its EC2 status checks this many seconds after it came into service; 0 means it never is healthy. */
  readonly unhealthyAfter?: number;
  /** How many launches the rule applies to before it is used up. @default every launch */
  readonly times?: number;
}

/** Targets that answer their load balancer's health checks badly. The rule applies as instances are registered. */
export interface TargetFaultRule {
  readonly kind: "target";
  readonly autoScalingGroupName?: string;
  /** Only targets of this target group. */
  readonly targetGroupArn?: string;
  /** Only instances behind this Classic Load Balancer. */
  readonly loadBalancerName?: string;
  /** Only instances of this launch template version. */
  readonly launchTemplateVersion?: number | string;
  /** Only instances of this image. */
  readonly imageId?: string;
  /** Seconds from the registration to the first bad answer; with 0 the target never is healthy. */
  readonly failsAfter: number;
  /** How many targets the rule applies to before it is used up. @default every target */
  readonly times?: number;
}

/** Lifecycle actions that somebody completes: without such a rule, or a client that does it, a hook hangs until it times out. */
export interface HookResultRule {
  readonly kind: "hook";
  readonly autoScalingGroupName?: string;
  readonly lifecycleHookName?: string;
  readonly result: "CONTINUE" | "ABANDON";
  /** Seconds from the beginning of the wait to the result. */
  readonly after: number;
  /** How many actions the rule applies to before it is used up. @default every action */
  readonly times?: number;
}

/** A refresh that somebody else starts: at a time, or in the middle of another one, which is cancelled first. */
export interface CompetingRefreshRule {
  readonly kind: "competingRefresh";
  readonly autoScalingGroupName: string;
  /** Seconds of simulated time after the rule was given. Either this or `percentage`. */
  readonly after?: number;
  /** 0 to 100: when a refresh of the group has come so far, it is cancelled, and the other starts when it has ended. */
  readonly percentage?: number;
  readonly launchTemplateVersion?: number | string;
}

/** An alarm that changes its state at a time. */
export interface AlarmStateRule {
  readonly kind: "alarm";
  readonly alarmName: string;
  readonly state: "OK" | "ALARM" | "INSUFFICIENT_DATA";
  /** Seconds of simulated time after the rule was given. */
  readonly after: number;
}

/** An image that does not exist, although its id is well-formed. It is described as missing, and launches from it fail. */
export interface MissingImageRule {
  readonly kind: "missingImage";
  readonly imageId: string;
}

/** An instance profile that EC2 does not know, as it does not know a new one for some seconds: templates with it are refused. */
export interface MissingInstanceProfileRule {
  readonly kind: "missingInstanceProfile";
  /** IAM's name of the profile, without its path. */
  readonly instanceProfileName: string;
  /** Simulated seconds from the moment the rule was given. @default for ever */
  readonly for?: number;
}

/** The rules in force. The model consumes them; a scenario adds to them. */
export interface FaultInjection {
  readonly rules: ScheduledRule[];
}

/** A rule, when it was given, and how often it has applied. */
export interface ScheduledRule {
  readonly rule:
    | LaunchFaultRule
    | TargetFaultRule
    | HookResultRule
    | CompetingRefreshRule
    | AlarmStateRule
    | MissingImageRule
    | MissingInstanceProfileRule;
  readonly givenAt: number;
  applied: number;
}
