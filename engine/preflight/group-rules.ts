/** Whether the group lets a refresh go on: its processes, and the instances that AWS would wait for. */
import { dispositionsOf, type Dispositions } from "../refresh/disposition";
import type { Group, GroupInstance } from "../refresh/group";
import { autoScalingCommand } from "../diagnosis/next-command";
import { renderList } from "../diagnosis/wording";
import { error, warning, type PreflightFacts, type Finding } from "./facts";

/**
 * AWS refuses everybody but the group's operator with `AccessDenied`.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html
 */
export function groupIsOwn({ group }: PreflightFacts): readonly Finding[] {
  return group?.operator === undefined
    ? []
    : [
        error(
          `the group is managed by ${group.operator}, and AWS lets no other principal start a refresh of it: roll it with the tool that made it`,
        ),
      ];
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html */
export function processesRun({ group }: PreflightFacts): readonly Finding[] {
  const needed = ["Launch", "Terminate", "InstanceRefresh"];
  const suspended = (group?.suspendedProcesses ?? []).filter((name) => needed.includes(name));
  if (group === undefined || suspended.length === 0) return [];
  return [
    error(
      `${suspended.join(", ")} ${suspended.length === 1 ? "is" : "are"} suspended, so a refresh would stand still: ` +
        resumeCommand(group, suspended),
    ),
  ];
}

function resumeCommand(group: Group, processes: readonly string[]): string {
  return autoScalingCommand(group, "resume-processes", "--scaling-processes", ...processes);
}

/** With `verify: "strict"` a success must be verified, which takes a description of the group. Better known before the roll than after it. */
export function verificationIsPossible({ group, inputs }: PreflightFacts): readonly Finding[] {
  if (group !== undefined || inputs.verify !== "strict") return [];
  return [
    error(
      'verify is "strict", and these credentials may not describe the group, so no success could be verified: ' +
        'allow autoscaling:DescribeAutoScalingGroups, or set verify to "warn"',
    ),
  ];
}

/** A success that replaced nothing is easily taken for a proof of the new version. */
export function groupHasInstances({ group }: PreflightFacts): readonly Finding[] {
  if (group === undefined || group.desiredCapacity > 0 || group.instances.length > 0) return [];
  return [
    warning(
      "the group is empty: AWS ends such a refresh at once, and nothing shows whether the new version starts. Set the desired capacity to 1 or more to try it",
    ),
  ];
}

/** Where the fleet is known, an instance that the refresh would leave alone is a safe place. */
export function ownInstanceIsSafe(facts: PreflightFacts): readonly Finding[] {
  const { group, inputs, ownInstanceId } = facts;
  const isOwn = ({ instanceId }: GroupInstance): boolean => instanceId === ownInstanceId;
  if (ownInstanceId === undefined || group?.instances.some(isOwn) !== true) return [];
  if (dispositionOf(facts)?.skipped.some(isOwn) === true) return [];
  const text =
    `this program runs on ${ownInstanceId}, which is an instance of the group: the refresh would end it in the middle. ` +
    'Run it somewhere else, or set onOwnInstance: "proceed" and let the next `pulumi up` resume';
  return [inputs.onOwnInstance === "proceed" ? warning(text) : error(text)];
}

export function waitsForInstances(facts: PreflightFacts): readonly Finding[] {
  const { waitingProtected = [], waitingStandby = [] } = dispositionOf(facts) ?? {};
  const reason = facts.group?.isManagedByEcs === true ? protectionByEcs : protection;
  return [...waitFor(waitingProtected, reason), ...waitFor(waitingStandby, standby)];
}

function dispositionOf({ fleet, inputs, skipMatching }: PreflightFacts): Dispositions | undefined {
  return fleet && dispositionsOf(fleet, { preferences: inputs.preferences, skipMatching });
}

interface Obstacle {
  readonly state: string;
  readonly fix: string;
}

/** Tasks run on an instance that ECS protects: without its managed draining they are killed. */
const protectionByEcs: Obstacle = {
  state: "protected from scale in, by Amazon ECS",
  fix: 'Set preferences.scaleInProtectedInstances to "Refresh" and turn on managed draining in the capacity provider, so that ECS moves the tasks first. Do not remove the protection by hand: running tasks would be killed',
};

const protection: Obstacle = {
  state: "protected from scale in",
  fix: 'Remove the protection, or set preferences.scaleInProtectedInstances to "Refresh" or "Ignore"',
};

const standby: Obstacle = {
  state: "on standby",
  fix: 'Put them back into service, or set preferences.standbyInstances to "Terminate" or "Ignore"',
};

function waitFor(
  instances: readonly GroupInstance[],
  { state, fix }: Obstacle,
): readonly Finding[] {
  if (instances.length === 0) return [];
  const ids = renderList(instances.map(({ instanceId }) => instanceId));
  return [warning(`${state}: ${ids}. AWS waits an hour for that to end and then fails. ${fix}`)];
}
