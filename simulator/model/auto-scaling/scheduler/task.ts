/** What is due at a time: the only things that change a group between two requests. */

import type { LifecycleResult } from "../lifecycle/hook";

/** Names a group for certain: a group that was deleted and made again has another ARN. */
export interface GroupReference {
  readonly name: string;
  readonly arn: string;
}

/** What happens when a task falls due. */
export type Task =
  /** The group's worker looks at health, capacity and the refresh. */
  | { readonly kind: "step"; readonly group: GroupReference }
  /** A scheduled action is carried out. */
  | { readonly kind: "scheduledAction"; readonly group: GroupReference; readonly name: string }
  /** A policy is carried out again if its alarm is still in ALARM. */
  | {
      readonly kind: "policyAlarm";
      readonly group: GroupReference;
      readonly policyName: string;
      readonly alarmName: string;
    }
  /** An ordered launch reaches EC2. */
  | { readonly kind: "launch"; readonly group: GroupReference; readonly order: number }
  /** A pending instance comes into service. */
  | { readonly kind: "inService"; readonly group: GroupReference; readonly instanceId: string }
  /** EC2 terminates an instance before it has come into service. */
  | {
      readonly kind: "givenUp";
      readonly group: GroupReference;
      readonly instanceId: string;
      readonly reason: string;
    }
  /** An instance that is entering standby is there. */
  | { readonly kind: "standby"; readonly group: GroupReference; readonly instanceId: string }
  /** A lifecycle action may have waited for long enough. */
  | {
      readonly kind: "hookTimeout";
      readonly group: GroupReference;
      readonly instanceId: string;
      readonly token: string;
    }
  /** The scenario completes a lifecycle action. */
  | {
      readonly kind: "hookResult";
      readonly group: GroupReference;
      readonly instanceId: string;
      readonly token: string;
      readonly result: LifecycleResult;
    }
  /** An instance goes on after its lifecycle hooks. */
  | { readonly kind: "proceed"; readonly group: GroupReference; readonly instanceId: string }
  /** An instance whose termination hook was abandoned is kept. */
  | { readonly kind: "retained"; readonly group: GroupReference; readonly instanceId: string }
  /** The load balancers have let go of an instance that goes back to the warm pool. */
  | { readonly kind: "returning"; readonly group: GroupReference; readonly instanceId: string }
  /** EC2 has replaced a root volume, or the instance goes on after that. */
  | { readonly kind: "rootVolume"; readonly group: GroupReference; readonly instanceId: string }
  /** An instance of the warm pool has been prepared. */
  | { readonly kind: "warmed"; readonly group: GroupReference; readonly instanceId: string }
  /** An instance that is being detached leaves. */
  | { readonly kind: "detached"; readonly group: GroupReference; readonly instanceId: string }
  /** The load balancers have let go of a terminating instance. */
  | { readonly kind: "drained"; readonly group: GroupReference; readonly instanceId: string }
  /** A terminating instance is gone. */
  | { readonly kind: "gone"; readonly group: GroupReference; readonly instanceId: string }
  /** EC2's status checks of one instance are read, because they may have turned bad. */
  | { readonly kind: "healthCheck"; readonly group: GroupReference; readonly instanceId: string };

/** A task and its time. */
export interface DueTask {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Tasks of the same time are done in the order they were planned. */
  readonly number: number;
  readonly task: Task;
}
