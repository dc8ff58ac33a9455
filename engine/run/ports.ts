/** The ports of the operations: EC2 Auto Scaling, time, and a progress reporter. */
import type { Group } from "../refresh/group";
import type {
  DesiredConfiguration,
  LaunchTemplateSpecification,
  Preferences,
} from "../inputs/inputs";
import type { DiagnosticsPort } from "../diagnosis/diagnostics-port";
import type { GateCheck } from "../gates/gate-check-port";
import type { PreflightPort } from "../preflight/preflight-port";
import type { Progress } from "../refresh/progress";
import type { Snapshot } from "../refresh/snapshot";

/**
 * How urgent a call is among the calls of this process. `maxDelaySeconds`: more urgent calls may go first for this long. `expectedSeconds`: the
 * call begins work that takes this long, and goes before calls for shorter work. Absent: it goes before both.
 */
export type CallPriority =
  { readonly maxDelaySeconds: number } | { readonly expectedSeconds: number };

/** The refreshes of one group. Every method returns a response or throws a `Fault`. */
export interface AutoScaling {
  /**
   * The refreshes of a group, newest first: one by its id, or the latest ones. An unknown id gives an empty list.
   */
  readonly describeRefreshes: (
    group: string,
    instanceRefreshId?: string,
    priority?: CallPriority,
  ) => Promise<readonly Snapshot[]>;
  /** @returns the id of the new refresh */
  readonly startRefresh: (request: StartRequest, priority?: CallPriority) => Promise<string>;
  readonly cancelRefresh: (group: string) => Promise<void>;
  readonly rollBackRefresh: (group: string) => Promise<void>;
  /** @param maxAgeSeconds how old a response may be. @default 0 */
  readonly findGroup: (group: string, maxAgeSeconds?: number) => Promise<Group | undefined>;
  /**
   * A version by its number, or the one that `$Latest` or `$Default` stands for now.
   *
   * @param maxAgeSeconds as for `findGroup`
   */
  readonly resolveTemplate: (
    template: LaunchTemplateSpecification,
    maxAgeSeconds?: number,
  ) => Promise<ResolvedTemplate>;
}

export interface StartRequest {
  readonly autoScalingGroupName: string;
  readonly strategy?: string;
  readonly desiredConfiguration?: DesiredConfiguration;
  readonly preferences: Preferences;
}

/** A launch template version by its number. */
export interface ResolvedTemplate {
  readonly launchTemplateId: string;
  readonly launchTemplateName: string;
  readonly version: string;
  /** The image that the version launches; an SSM parameter when it starts with `resolve:ssm:`. */
  readonly imageId?: string;
  readonly instanceType?: string;
  /** All data of the version, in camelCase. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the program says that `$Latest` or `$Default` of one of its own launch templates stands for. */
export interface KnownVersion {
  readonly launchTemplateId?: string;
  readonly launchTemplateName?: string;
  readonly version: "$Latest" | "$Default";
  readonly number: number;
}

/** Time. Milliseconds stay inside it. */
export interface Clock {
  /** Milliseconds since an arbitrary instant; only differences are meaningful. */
  readonly now: () => number;
  /** Resolves after this many milliseconds, or as soon as the signal is aborted. Never rejects. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Calls back once after this many milliseconds. It keeps no process alive. @returns a function that cancels it */
  readonly schedule: (milliseconds: number, callback: () => void) => () => void;
}

/** Receives progress and notes for the user. */
export interface Reporter {
  /** Current progress: the line replaces the last one and disappears at the end. While a refresh is followed, its numbers come with it. */
  readonly progress: (line: string, progress?: Progress) => void;
  /** The lines of a preview, shown once under the resource. */
  readonly preview: (lines: readonly string[]) => void;
  /** A milestone, or another fact that explains the end: the line stays on the screen. */
  readonly note: (line: string) => void;
  /** A fact that the user should act on. */
  readonly warn: (line: string) => void;
}

/** Everything that an operation may use. */
export interface Ports {
  readonly autoScaling: AutoScaling;
  readonly preflightFacts: PreflightPort;
  readonly diagnostics: DiagnosticsPort;
  readonly gateCheck: GateCheck;
  readonly clock: Clock;
  readonly reporter: Reporter;
  /** Called on every change of our refresh, for a run report. */
  readonly observe: (snapshot: Snapshot) => void;
  /** Whether a request without a response is retried. @default "untilResponse", for some minutes */
  readonly persistence?: "once" | "untilResponse";
  /** What the program says of the versions that it has made. @default nothing */
  readonly knownVersions?: readonly KnownVersion[];
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** An instant of the clock after which nothing is asked again that failed. Absent: no limit of ours. */
  readonly deadline?: number;
}
