/** What the operations need from the world: EC2 Auto Scaling, time, and somebody to tell. */
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

/** One group's refreshes. Every method answers, or throws a `Fault`. */
export interface AutoScaling {
  /**
   * The refreshes of a group, newest first: one by its id, or the latest ones. An id that AWS does not know gives an empty list.
   *
   * @param canWait seconds that more urgent calls of this process may go first; below zero, it goes before those that have waited for so long
   */
  readonly describeRefreshes: (
    group: string,
    instanceRefreshId?: string,
    canWait?: number,
  ) => Promise<readonly Snapshot[]>;
  /**
   * @param canWait as for `describeRefreshes`
   * @returns the id of the new refresh
   */
  readonly startRefresh: (request: StartRequest, canWait?: number) => Promise<string>;
  readonly cancelRefresh: (group: string) => Promise<void>;
  readonly rollBackRefresh: (group: string) => Promise<void>;
  /** @param maxAgeSeconds how old an answer may be. @default 0 */
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
  /** Everything that the version says, in camelCase. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Time. Milliseconds stay inside it. */
export interface Clock {
  /** Milliseconds since some instant; only differences mean anything. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. Never rejects. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Calls back once after so many milliseconds. It keeps no process alive. @returns what cancels it */
  readonly schedule: (milliseconds: number, callback: () => void) => () => void;
}

/** Where reports go. */
export interface Reporter {
  /** Where things stand: the line replaces the last one and is gone at the end. While a refresh is followed, its numbers come with it. */
  readonly progress: (line: string, progress?: Progress) => void;
  /** What a preview has to say, kept and shown once under the resource. */
  readonly announce: (lines: readonly string[]) => void;
  /** A milestone, or another fact that explains the end: the line stays on the screen. */
  readonly note: (line: string) => void;
  /** A fact that the user should act on. */
  readonly warn: (line: string) => void;
}

/** All that an operation may touch. */
export interface Ports {
  readonly autoScaling: AutoScaling;
  readonly preflightFacts: PreflightPort;
  readonly diagnostics: DiagnosticsPort;
  readonly gateCheck: GateCheck;
  readonly clock: Clock;
  readonly reporter: Reporter;
  /** Told of every change of our refresh, for whoever keeps account. */
  readonly observe: (snapshot: Snapshot) => void;
  /** Whether a question that AWS does not answer is asked again. @default "untilAnswered", for some minutes */
  readonly persistence?: "once" | "untilAnswered";
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** An instant of the clock after which nothing is asked again that failed. Absent: no limit of ours. */
  readonly deadline?: number;
}
