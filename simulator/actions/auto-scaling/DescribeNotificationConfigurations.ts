/** DescribeNotificationConfigurations: one row for each group, topic and type of event. */
import type {
  DescribeNotificationConfigurationsAnswer,
  DescribeNotificationConfigurationsType,
  NotificationConfiguration,
} from "@aws-sdk/client-auto-scaling";
import type { World } from "../../model/world";
import type { ActionContext } from "../action";
import { namedGroups } from "./group-search";
import { isIncluded } from "./operator";
import { pageOf } from "./page";

export function describeNotificationConfigurations(
  input: DescribeNotificationConfigurationsType,
  { world }: ActionContext,
): DescribeNotificationConfigurationsAnswer {
  const { items, nextToken } = pageOf((after) => findRows(world, input, after), input, {
    scope: "DescribeNotificationConfigurations",
    usual: 50,
    most: 100,
    numberOf: ({ number }) => number,
  });
  return {
    NotificationConfigurations: items.map(({ row }) => row),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

interface NumberedRow {
  readonly row: NotificationConfiguration;
  readonly number: number;
}

/** More rows than the topics (10) and types (5) of one group can make. */
const rowsPerGroup = 1000;

function* findRows(
  world: World,
  input: DescribeNotificationConfigurationsType,
  after: number,
): Generator<NumberedRow> {
  const { AutoScalingGroupNames: names = [] } = input;
  const found =
    names.length > 0
      ? [...namedGroups(world, new Set(names))].sort((one, other) => one.number - other.number)
      : namedGroups(
          world,
          world.autoScaling.groupOrder.after(Math.floor(after / rowsPerGroup) - 1),
        );
  for (const group of found) {
    if (!isIncluded(group, input)) continue;
    const { name: AutoScalingGroupName, number, notifications } = group;
    const rows = [...notifications].flatMap(([TopicARN, types]) =>
      types.map((NotificationType) => ({ AutoScalingGroupName, TopicARN, NotificationType })),
    );
    for (const [index, row] of rows.entries()) yield { row, number: number * rowsPerGroup + index };
  }
}
