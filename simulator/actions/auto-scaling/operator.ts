/** Groups that a service manages: only that service may change them, and descriptions can leave them out. */
import { AwsError } from "../../aws-error";
import type { Group } from "../../model/auto-scaling/group/group";
import { unverified } from "../../model/unverified-texts";
import type { Action, ActionContext, ActionTable } from "../action";

/** The actions, of which those that change a managed group are refused to everybody but its operator. */
export function guardManagedGroups(actions: ActionTable): ActionTable {
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [
      name,
      /^(?:Describe|Create(?!OrUpdate))/u.test(name) ? action : guard(name, action),
    ]),
  );
}

function guard(name: string, action: Action<never, unknown>): Action<never, unknown> {
  return (input, context) => {
    for (const group of findNamedGroups(input, context)) {
      const principal = group.settings.Operator?.Principal;
      if (principal === undefined || context.callerArn.includes(principal)) continue;
      throw new AwsError("AccessDenied", unverified.managedByOperator(name, principal), 403);
    }
    return action(input, context);
  };
}

interface NamingInput {
  readonly AutoScalingGroupName?: string;
  readonly InstanceId?: string;
  readonly Tags?: readonly { readonly ResourceId?: string }[];
}

/** The groups that a request is about: by name, by one of their instances, or as the resource of a tag. */
function findNamedGroups(
  { AutoScalingGroupName, InstanceId, Tags = [] }: NamingInput,
  { world }: ActionContext,
): readonly Group[] {
  const { groups, memberships } = world.autoScaling;
  const names = [
    AutoScalingGroupName,
    memberships.get(InstanceId ?? "")?.groupName,
    ...Tags.map(({ ResourceId }) => ResourceId),
  ];
  return names.flatMap((name) => groups.get(name ?? "") ?? []);
}

/** Whether a description has a group: a managed one can be left out. */
export function isIncluded(
  { settings }: Group,
  { IncludeManagedResources = true }: { readonly IncludeManagedResources?: boolean | undefined },
): boolean {
  return IncludeManagedResources || settings.Operator === undefined;
}
