/** Describes Auto Scaling groups: one by its name, in a batch with others, or from a recent response. */
import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Connection } from "../inputs/connection";
import type { Group } from "../refresh/group";
import { isFault } from "../run/fault";
import { describeBatched } from "./batching";
import { callAws, type CallContext } from "./call";
import { clientsOf } from "./clients";
import { requireField, toGroup } from "./mapping";
import type { QueuedCall } from "./queue";

const name = "DescribeAutoScalingGroups";
/** AWS takes 50; fewer keep the response small if groups are large. */
const groupsAtOnce = 20;

export async function findGroup(group: string, context: CallContext): Promise<Group | undefined> {
  const found = await describeByName(group, context);
  return found && toGroup(found);
}

function describeByName(
  group: string,
  context: CallContext,
): Promise<AutoScalingGroup | undefined> {
  const send = async (names: readonly string[]) => {
    const client = await context.clients.autoScaling();
    const response = await client.describeAutoScalingGroups({ AutoScalingGroupNames: [...names] });
    return new Map(requireField(name, response.AutoScalingGroups).map((one) => [nameOf(one), one]));
  };
  return describeBatched(group, { call: name, most: groupsAtOnce, send }, context);
}

/** This many groups are described by name before a whole page is: a program with few resources does not need the others. */
const namesBeforePage = 3;

/**
 * A group as AWS described it at most this many seconds ago. Pulumi compares resources one after another, so their requests never wait
 * together: after some groups the others are described with one call.
 */
export async function findRecentGroup(
  group: string,
  maxAgeSeconds: number,
  context: CallContext,
): Promise<Group | undefined> {
  const { recentGroups } = context.clients;
  const oldest = context.clock.now() - maxAgeSeconds * 1000;
  const findKept = () => recentGroups.responses.find(group, oldest);
  if (findKept() === undefined && recentGroups.describedByName >= namesBeforePage) {
    await keepPage(oldest, context);
  }
  const kept = findKept();
  if (kept !== undefined) return kept.response && toGroup(kept.response);
  const requestedAt = context.clock.now();
  const found = await describeByName(group, context);
  recentGroups.describedByName += 1;
  recentGroups.responses.keep(group, requestedAt, found);
  return found && toGroup(found);
}

/** AWS's limit for one call. */
const groupsInPage = 100;

/** One page or nothing: in an account with more groups, ours may be anywhere. */
async function keepPage(oldest: number, context: CallContext): Promise<void> {
  const { recentGroups } = context.clients;
  if (recentGroups.isTooLarge || recentGroups.pageRequestedAt >= oldest) return;
  const requestedAt = context.clock.now();
  recentGroups.pageRequestedAt = requestedAt;
  try {
    const page = await describePage(undefined, context);
    recentGroups.isTooLarge = page.token !== undefined;
    for (const one of page.groups) recentGroups.responses.keep(nameOf(one), requestedAt, one);
  } catch (error) {
    if (!isFault(error)) throw error;
    // The request for the one group shows the problem.
    recentGroups.isTooLarge = true;
  }
}

async function describePage(token: string | undefined, context: CallContext) {
  const page = await callAws({ name }, context, async () => {
    const client = await context.clients.autoScaling();
    return client.describeAutoScalingGroups({
      MaxRecords: groupsInPage,
      ...(token !== undefined && { NextToken: token }),
    });
  });
  return { groups: requireField(name, page.AutoScalingGroups), token: page.NextToken };
}

/** The names of all groups of the account in the Region, in AWS's order. */
export async function listGroupNames(
  connection: Connection,
  waiting: QueuedCall,
): Promise<readonly string[]> {
  const context = { clients: clientsOf(connection), ...waiting };
  const names: string[] = [];
  let token: string | undefined;
  do {
    const page = await describePage(token, context);
    names.push(...page.groups.map(nameOf));
    token = page.token;
  } while (token !== undefined);
  return names;
}

function nameOf({ AutoScalingGroupName = "" }: AutoScalingGroup): string {
  return AutoScalingGroupName;
}
