/** A group that does not let a refresh go on. */
import assert from "node:assert/strict";
import { findObstacles } from "../../../../engine/preflight/find-obstacles";
import { anInstance } from "../../../support/provider/a-group";
import { facts, finds } from "./facts";

const own =
  'this program runs on i-0a, which is an instance of the group: the refresh would end it in the middle. Run it somewhere else, or set onOwnInstance: "proceed" and let the next `pulumi up` resume';
const ownAndOld = { instances: [anInstance("i-b", 2), anInstance("i-c", 1)] };
const ownGuarded = anInstance("i-0a", 1, { protectedFromScaleIn: true });
const refreshing = { preferences: { scaleInProtectedInstances: "Refresh" as const } };
const ignoring = { inputs: { preferences: { scaleInProtectedInstances: "Ignore" as const } } };
const waitingProtected = [
  anInstance("i-a", 1, { protectedFromScaleIn: true }),
  anInstance("i-b", 2, { protectedFromScaleIn: true }),
  anInstance("i-c", 1),
];
const waitingStandby = [
  anInstance("i-a", 1, { lifecycleState: "Standby" }),
  anInstance("i-c", 1),
  anInstance("i-d", 1),
];
const protection = (ids: string) =>
  `protected from scale in: ${ids}. AWS waits an hour for that to end and then fails. Remove the protection, or set preferences.scaleInProtectedInstances to "Refresh" or "Ignore"`;
const standby =
  'on standby: i-a. AWS waits an hour for that to end and then fails. Put them back into service, or set preferences.standbyInstances to "Terminate" or "Ignore"';

describe("a preflight of the group's processes", () => {
  const command =
    "aws autoscaling resume-processes --auto-scaling-group-name web --scaling-processes";
  finds([
    [
      "finds one that is suspended, and says how to resume it",
      { group: { suspendedProcesses: ["Launch"] } },
      "error",
      `Launch is suspended, so a refresh would stand still: ${command} Launch`,
    ],
    [
      "finds all that matter",
      { group: { suspendedProcesses: ["Terminate", "AZRebalance", "InstanceRefresh"] } },
      "error",
      `Terminate, InstanceRefresh are suspended, so a refresh would stand still: ${command} Terminate InstanceRefresh`,
    ],
    [
      "does not mind the others",
      { group: { suspendedProcesses: ["AZRebalance", "AlarmNotification"] } },
    ],
  ]);
});

describe("a preflight of who manages the group", () => {
  finds([
    [
      "finds a service that lets nobody else roll it",
      { group: { operator: "batch.amazonaws.com" } },
      "error",
      "the group is managed by batch.amazonaws.com, and AWS lets no other principal start a refresh of it: roll it with the tool that made it",
    ],
    [
      "does not advise to kill the tasks of Amazon ECS",
      { group: { isManagedByEcs: true, instances: waitingProtected } },
      "warning",
      'protected from scale in, by Amazon ECS: i-a. AWS waits an hour for that to end and then fails. Set preferences.scaleInProtectedInstances to "Refresh" and turn on managed draining in the capacity provider, so that ECS moves the tasks first. Do not remove the protection by hand: running tasks would be killed',
    ],
    [
      "names a few of many instances",
      {
        group: {
          desiredCapacity: 2000,
          instances: Array.from({ length: 2000 }, (_, index) =>
            anInstance(`i-${index}`, 1, { protectedFromScaleIn: true }),
          ),
        },
      },
      "warning",
      protection("i-0, i-1, i-2, i-3, i-4, i-5 and 1994 more"),
    ],
    [
      "quotes a name for the shell",
      { group: { autoScalingGroupName: "web; rm", suspendedProcesses: ["Launch"] } },
      "error",
      "Launch is suspended, so a refresh would stand still: aws autoscaling resume-processes --auto-scaling-group-name 'web; rm' --scaling-processes Launch",
    ],
  ]);
});

describe("a preflight of the program's own machine", () => {
  finds([
    ["finds that it is to be replaced", { ownInstanceId: "i-0a" }, "error", own],
    [
      "only warns where the user wants to go on",
      { ownInstanceId: "i-0a", inputs: { onOwnInstance: "proceed" } },
      "warning",
      own,
    ],
    ["finds nothing on a machine that is no instance", { ownInstanceId: undefined as never }],
    ["finds nothing where it runs the target already", { ownInstanceId: "i-b", group: ownAndOld }],
    [
      "finds that it is to be replaced although it runs the target, where triggers ask for that",
      { ownInstanceId: "i-b", group: ownAndOld, skipMatching: false },
      "error",
      own.replace("i-0a", "i-b"),
    ],
    [
      "finds nothing where the refresh ignores it, because it is protected",
      { ...ignoring, ownInstanceId: "i-a", group: { instances: waitingProtected } },
    ],
    [
      "finds that it is to be replaced where protection is no obstacle",
      {
        ownInstanceId: "i-0a",
        group: { instances: [ownGuarded, anInstance("i-b", 2)] },
        inputs: refreshing,
      },
      "error",
      own,
    ],
  ]);
});

describe("a preflight of the instances", () => {
  const refresh = {
    preferences: {
      scaleInProtectedInstances: "Refresh" as const,
      standbyInstances: "Terminate" as const,
    },
  };
  finds([
    [
      "finds those that AWS would wait for, because they are protected",
      { group: { instances: waitingProtected } },
      "warning",
      protection("i-a"),
    ],
    [
      "finds those that match too, where they are to be replaced",
      { group: { instances: waitingProtected }, skipMatching: false },
      "warning",
      protection("i-b, i-a"),
    ],
    [
      "finds those that AWS would wait for, because they are on standby",
      { group: { instances: waitingStandby } },
      "warning",
      standby,
    ],
    [
      "finds nobody when AWS is not to wait for protected ones",
      { inputs: refresh, group: { instances: waitingProtected } },
    ],
    [
      "finds nobody when AWS is not to wait for those on standby",
      { inputs: refresh, group: { instances: waitingStandby } },
    ],
  ]);

  finds([
    [
      "finds a group without instances, whose refresh proves nothing",
      { group: { instances: [], desiredCapacity: 0 } },
      "warning",
      "the group is empty: AWS ends such a refresh at once, and nothing shows whether the new version starts. Set the desired capacity to 1 or more to try it",
    ],
    [
      "finds nothing in a group that is about to launch",
      { group: { instances: [], desiredCapacity: 2 } },
    ],
  ]);

  it("finds nothing where the group may not be described", () => {
    const {
      group: _group,
      fleet: _fleet,
      ...unknown
    } = facts({ ownInstanceId: "i-0a", inputs: { preferences: { autoRollback: true } } });
    assert.deepEqual(findObstacles(unknown), []);
  });
});

describe("a preflight", () => {
  it("finds everything at once, errors first", () => {
    const found = findObstacles(
      facts({
        launches: [{ image: { imageId: "ami-2", missing: true }, instanceTypes: [] }],
        group: { suspendedProcesses: ["Launch"], instances: waitingProtected },
      }),
    );
    assert.deepEqual(
      found.map(({ severity, text }) => `${severity}: ${text.slice(0, 20)}`),
      [
        "error: image ami-2 does not",
        "error: Launch is suspended,",
        "warning: protected from scale",
      ],
    );
  });
});
