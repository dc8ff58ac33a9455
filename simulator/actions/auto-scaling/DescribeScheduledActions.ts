/** DescribeScheduledActions: those that are still to be carried out, of a group or of all. */
import type {
  DescribeScheduledActionsType,
  ScheduledActionsType,
  ScheduledUpdateGroupAction,
} from "@aws-sdk/client-auto-scaling";
import type { Group } from "../../model/auto-scaling/group/group";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import type { ScheduledAction } from "../../model/auto-scaling/scaling/scheduled-action";
import type { World } from "../../model/world";
import type { ActionContext } from "../action";
import { isIncluded } from "./operator";
import { pageByName } from "./page";

export function describeScheduledActions(
  input: DescribeScheduledActionsType,
  { world }: ActionContext,
): ScheduledActionsType {
  const found = findActions(world, input);
  const { items, nextToken } = pageByName(() => found, input, {
    scope: "DescribeScheduledActions",
    usual: 50,
    most: 100,
    nameOf: ({ place }) => place,
  });
  return {
    ScheduledUpdateGroupActions: items.map(({ group, action }) => toAnswer(group, action)),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

interface FoundAction {
  readonly group: Group;
  readonly action: ScheduledAction;
  /** By which they are sorted: the names of the group and of the action. */
  readonly place: string;
}

function findActions(world: World, input: DescribeScheduledActionsType): readonly FoundAction[] {
  const { AutoScalingGroupName: name, ScheduledActionNames: names = [] } = input;
  const { StartTime, EndTime } = input;
  const groups =
    name === undefined ? [...world.autoScaling.groups.values()] : [requireGroup(world, name)];
  return groups
    .filter((group) => isIncluded(group, input))
    .flatMap((group) =>
      [...group.scheduledActions.values()].map((action) => ({
        group,
        action,
        place: `${group.name}/${action.name}`,
      })),
    )
    .filter(({ action: { name: actionName, nextAt } }) => {
      // The guide: a time range is ignored where names are given.
      if (names.length > 0) return names.includes(actionName);
      return (
        nextAt >= (StartTime?.getTime() ?? -Infinity) && nextAt <= (EndTime?.getTime() ?? Infinity)
      );
    })
    .sort((one, other) => (one.place < other.place ? -1 : 1));
}

function toAnswer(group: Group, action: ScheduledAction): ScheduledUpdateGroupAction {
  const next = new Date(action.nextAt);
  return {
    AutoScalingGroupName: group.name,
    ScheduledActionName: action.name,
    ScheduledActionARN: action.arn,
    // AWS moves the start of a recurring action to its next time.
    Time: next,
    StartTime: next,
    ...(action.endsAt !== undefined && { EndTime: new Date(action.endsAt) }),
    ...(action.recurrence !== undefined && { Recurrence: action.recurrence }),
    ...(action.timeZone !== undefined && { TimeZone: action.timeZone }),
    ...(action.minSize !== undefined && { MinSize: action.minSize }),
    ...(action.maxSize !== undefined && { MaxSize: action.maxSize }),
    ...(action.desiredCapacity !== undefined && { DesiredCapacity: action.desiredCapacity }),
  };
}
