/** Every call of the recording, in order: its time of the day (UTC), what was asked, and what came back. */
import { groupName } from "./group";
import {
  activities,
  first,
  firstPending,
  group,
  instance,
  progress,
  RollbackDetails,
  rolledBack,
  second,
  third,
} from "./recorded-answers";

export interface RecordedExchange {
  readonly at: string;
  readonly operation: Operation;
  /** Besides the group's name. TEMPLATE and BACK stand for ids. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** The answer, or the code and message of the error. */
  readonly answer: Readonly<Record<string, unknown>> | readonly [code: string, message: string];
}

export type Operation =
  | "startInstanceRefresh"
  | "cancelInstanceRefresh"
  | "rollbackInstanceRefresh"
  | "describeInstanceRefreshes"
  | "describeAutoScalingGroups"
  | "describeScalingActivities"
  | "setDesiredCapacity"
  | "setInstanceProtection"
  | "updateAutoScalingGroup"
  | "deleteAutoScalingGroup";

type Answer = RecordedExchange["answer"];
type Input = Readonly<Record<string, unknown>>;

const start = "startInstanceRefresh";

function call(at: string, operation: Operation, input: Input, answer: Answer): RecordedExchange {
  return { at, operation, input, answer };
}

/** A look at the refreshes, newest first. */
function look(at: string, ...InstanceRefreshes: readonly object[]): RecordedExchange {
  return call(at, "describeInstanceRefreshes", {}, { InstanceRefreshes });
}

/** The same answer at both ends of a row of polls. */
function looks(from: string, to: string, refresh: object): readonly RecordedExchange[] {
  return [look(from, refresh, first), look(to, refresh, first)];
}

function members(at: string, answer: Input): RecordedExchange {
  return call(at, "describeAutoScalingGroups", { AutoScalingGroupNames: [groupName] }, answer);
}

const refused: readonly RecordedExchange[] = [
  call("14:41:30.449", "cancelInstanceRefresh", {}, [
    "ActiveInstanceRefreshNotFound",
    `No in progress, baking, pending, or cancelling Instance Refresh found for Auto Scaling group ${groupName}.`,
  ]),
  call("14:41:30.963", "rollbackInstanceRefresh", {}, [
    "ActiveInstanceRefreshNotFound",
    `No in progress or baking Instance Refresh found for Auto Scaling group ${groupName}.`,
  ]),
  look("14:41:31.580"),
  call("14:41:32.063", start, { Strategy: "ReplaceRootVolume" }, [
    "ValidationError",
    "The request isn't valid. The DesiredConfiguration parameter must be specified when using ReplaceRootVolume. Add the DesiredConfiguration parameter and try again.",
  ]),
  call("14:41:32.223", start, { Preferences: { AutoRollback: true } }, [
    "ValidationError",
    "The request isn’t valid. The AutoRollback parameter cannot be set to true when the DesiredConfiguration parameter is empty. Set AutoRollback to false or specify a desired configuration and try again.",
  ]),
  call("14:41:32.723", start, { Preferences: { CheckpointPercentages: [40, 20] } }, [
    "ValidationError",
    "Checkpoint percentages must be sorted in ascending order with no duplicates.",
  ]),
  call(
    "14:41:33.236",
    start,
    { Preferences: { MinHealthyPercentage: 0, MaxHealthyPercentage: 200 } },
    [
      "ValidationError",
      "The difference between MaxHealthyPercentage and MinHealthyPercentage must be less than or equal to 100.",
    ],
  ),
];

const empty: readonly RecordedExchange[] = [
  call("14:41:33.832", start, {}, { InstanceRefreshId: "FIRST" }),
  look("14:41:34.417", firstPending),
  look("14:41:39.912", first),
  call("14:41:40.257", "setDesiredCapacity", { DesiredCapacity: 1 }, {}),
  members("14:41:45.888", group([])),
  members("14:41:51.253", group([instance("OLD", "Pending")])),
  members("14:41:56.814", group([instance("OLD", "InService")])),
];

const insufficient =
  "Waiting for remaining instances to be available. For example: OLD has insufficient data to evaluate its health with Amazon EC2.";
const terminating =
  "Waiting for terminating instances before continuing. For example: OLD is terminating.";
const baking = "Waiting for bake time to finish before continuing. There are 59 seconds left.";

const forward: readonly RecordedExchange[] = [
  call(
    "14:41:58.446",
    start,
    {
      DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: "TEMPLATE", Version: "2" } },
      Preferences: {
        MinHealthyPercentage: 100,
        MaxHealthyPercentage: 100,
        InstanceWarmup: 0,
        BakeTime: 60,
        CheckpointPercentages: [100],
        CheckpointDelay: 0,
      },
    },
    { InstanceRefreshId: "SECOND" },
  ),
  call("14:41:59.773", start, {}, [
    "InstanceRefreshInProgress",
    "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.",
  ]),
  call(
    "14:42:00.018",
    "updateAutoScalingGroup",
    { LaunchTemplate: { LaunchTemplateId: "TEMPLATE", Version: "1" } },
    {},
  ),
  look("14:42:01.298", second("Pending"), first),
  look("14:42:12.068", second("InProgress", progress(0, 1)), first),
  ...looks("14:42:22.938", "14:43:22.546", second("InProgress", progress(25, 1, insufficient))),
  ...looks("14:43:27.880", "14:43:33.231", second("InProgress", progress(50, 1, insufficient))),
  ...looks("14:43:38.563", "14:43:54.633", second("InProgress", progress(100, 0, terminating))),
  look("14:44:00.001", second("Baking", progress(100, 0, baking)), first),
  members("14:44:00.368", group([instance("NEW", "InService", { version: "2" })])),
  call(
    "14:44:00.530",
    "describeScalingActivities",
    { IncludeDeletedGroups: true, MaxRecords: 100 },
    { Activities: activities.slice(2) },
  ),
];

const requested = "Rollback triggered due to user request.";
const interval = "Waiting for a health check interval to pass before continuing.";

function back(percentage: number, left: number, reason: string): object {
  return second("RollbackInProgress", { ...progress(percentage, left, reason), RollbackDetails });
}

const backward: readonly RecordedExchange[] = [
  call("14:44:01.917", "rollbackInstanceRefresh", {}, { InstanceRefreshId: "SECOND" }),
  look("14:44:02.265", second("RollbackInProgress", progress(100, 0, requested)), first),
  ...looks("14:44:07.640", "14:44:13.054", back(100, 0, requested)),
  ...looks("14:44:18.850", "14:45:40.991", back(50, 1, interval)),
  ...looks("14:45:46.374", "14:46:15.798", back(0, 1, interval)),
  look("14:46:21.262", rolledBack, first),
  members("14:46:21.722", group([instance("BACK", "InService")])),
  call(
    "14:46:21.941",
    "describeScalingActivities",
    { IncludeDeletedGroups: true, MaxRecords: 100 },
    { Activities: activities },
  ),
];

const held =
  "Waiting for remaining instances to be available. For example: BACK is protected. Remove instance scale-in protection to continue.";
const withoutWaiting =
  "Cancelled without waiting for ongoing instance launches and terminations due to user request.";
const cancelled = third("Cancelled", withoutWaiting, { EndTime: "14:46:40" });

const cancelling: readonly RecordedExchange[] = [
  call(
    "14:46:23.802",
    "setInstanceProtection",
    { InstanceIds: ["BACK"], ProtectedFromScaleIn: true },
    {},
  ),
  call("14:46:24.042", start, {}, { InstanceRefreshId: "THIRD" }),
  look("14:46:34.341", third("InProgress", held), rolledBack, first),
  call(
    "14:46:34.930",
    "cancelInstanceRefresh",
    { WaitForTransitioningInstances: false },
    { InstanceRefreshId: "THIRD" },
  ),
  look("14:46:35.178", third("Cancelling", withoutWaiting), rolledBack, first),
  look("14:46:40.636", cancelled, rolledBack, first),
  call(
    "14:46:41.101",
    "describeInstanceRefreshes",
    { MaxRecords: 1 },
    { InstanceRefreshes: [cancelled], NextToken: "TOKEN" },
  ),
];

const deleting = { MinSize: 0, MaxSize: 0, DesiredCapacity: 0, Status: "Delete in progress" };
const deleted: readonly RecordedExchange[] = [
  call("14:46:41.298", "deleteAutoScalingGroup", { ForceDelete: true }, {}),
  members("14:46:41.551", group([instance("BACK", "InService", { isProtected: true })], deleting)),
  members(
    "14:46:52.023",
    group([instance("BACK", "Terminating", { isProtected: true })], deleting),
  ),
];

export const recordedCalls = [
  ...refused,
  ...empty,
  ...forward,
  ...backward,
  ...cancelling,
  ...deleted,
];
