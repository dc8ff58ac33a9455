/** What a suite does with the group of a target, whichever the target is: sizes it, looks at it, waits for it. */
import assert from "node:assert/strict";
import type {
  AutoScalingGroup,
  InstanceRefresh,
  StartInstanceRefreshType,
} from "@aws-sdk/client-auto-scaling";
import type { Target } from "./target";

/** The longest that anything is waited for, and how often it is looked at, in the target's seconds. */
const patience = 3600;
const pause = 5;

export async function findGroup({ autoScaling, groupName }: Target): Promise<AutoScalingGroup> {
  const { AutoScalingGroups = [] } = await autoScaling.describeAutoScalingGroups({
    AutoScalingGroupNames: [groupName],
  });
  const [group] = AutoScalingGroups;
  assert.ok(group, `There is no group ${groupName}.`);
  return group;
}

/** Gives the group so many instances, and waits until they are in service and nothing else is there. */
export async function settle(target: Target, size: number): Promise<void> {
  const { autoScaling, groupName: AutoScalingGroupName } = target;
  const { MaxSize = 0 } = await findGroup(target);
  const sizes = { MinSize: 0, MaxSize: Math.max(MaxSize, size + 1), DesiredCapacity: size };
  await autoScaling.updateAutoScalingGroup({ AutoScalingGroupName, ...sizes });
  await until(target, async () => {
    const { Instances = [] } = await findGroup(target);
    const isSettled = Instances.every(({ LifecycleState }) => LifecycleState === "InService");
    return isSettled && Instances.length === size ? true : undefined;
  });
}

/** The ids of the group's instances. */
export async function instanceIds(target: Target): Promise<readonly string[]> {
  const { Instances = [] } = await findGroup(target);
  return Instances.map(({ InstanceId = "" }) => InstanceId);
}

/** The refreshes, newest first. */
export async function findRefreshes(
  { autoScaling, groupName: AutoScalingGroupName }: Target,
  input: object = {},
): Promise<readonly InstanceRefresh[]> {
  const answer = await autoScaling.describeInstanceRefreshes({ AutoScalingGroupName, ...input });
  return answer.InstanceRefreshes ?? [];
}

/** Starts a refresh to the template version that the group has already, so that every instance is replaced by its like. */
export async function startAgain(
  target: Target,
  Preferences: StartInstanceRefreshType["Preferences"],
): Promise<string> {
  const { LaunchTemplate: { LaunchTemplateId, Version } = {} } = await findGroup(target);
  assert.match(Version ?? "", /^\d+$/u, "The group needs a launch template with a version number.");
  const { InstanceRefreshId = "" } = await target.autoScaling.startInstanceRefresh({
    AutoScalingGroupName: target.groupName,
    DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId, Version } },
    Preferences,
  });
  return InstanceRefreshId;
}

/** Every look at a refresh until it has a status. */
export async function follow(
  target: Target,
  refreshId: string,
  status: string,
): Promise<readonly InstanceRefresh[]> {
  const looks: InstanceRefresh[] = [];
  await until(target, async () => {
    const [refresh] = await findRefreshes(target, { InstanceRefreshIds: [refreshId] });
    if (refresh) looks.push(refresh);
    return refresh?.Status === status ? true : undefined;
  });
  return looks;
}

/** Looks until there is something to see; gives it. */
export async function until<Found>(
  target: Target,
  look: () => Promise<Found | undefined>,
): Promise<Found> {
  for (let waited = 0; waited <= patience; waited += pause) {
    const found = await look();
    if (found !== undefined) return found;
    await target.pass(pause);
  }
  throw new Error(`Nothing came of it in ${patience} s.`);
}
