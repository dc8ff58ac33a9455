/** What holds an instance that waits for lifecycle hooks: one action a hook, with its token and its times, as data. */
import type { LifecycleState } from "@aws-sdk/client-auto-scaling";
import type { LifecycleHook, LifecycleTransition } from "./hook";

/** One hook's part of a wait. */
export interface LifecycleAction {
  /** The hook as it was when the wait began. */
  readonly hook: LifecycleHook;
  readonly token: string;
  /** No heartbeat extends it beyond this time, in milliseconds since 1970. */
  readonly endsBy: number;
  /** When its default result applies, in milliseconds since 1970. */
  timesOutAt: number;
}

export interface LifecycleWait {
  readonly transition: LifecycleTransition;
  /** The state that follows when no action is left. */
  readonly proceed: LifecycleState;
  /** Those that are not completed, by the name of their hook. */
  readonly actions: Map<string, LifecycleAction>;
}
