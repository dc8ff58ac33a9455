/** Describes Auto Scaling groups: one by its name, together with others that are asked for at the same time, or from a recent answer. */
import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Connection } from "../inputs/connection";
import type { Group } from "../refresh/group";
import { isFault } from "../run/fault";
import { describeBatched } from "./batching";
import { callAws, type Line } from "./call";
import { clientsOf } from "./clients";
import { requireField, toGroup } from "./mapping";
import type { QueuedCall } from "./queue";

const name = "DescribeAutoScalingGroups";
/** AWS takes 50; fewer keep the answer small where groups are large. */
const groupsAtOnce = 20;

export async function findGroup(group: string, line: Line): Promise<Group | undefined> {
  const found = await describeByName(group, line);
  return found && toGroup(found);
}

function describeByName(group: string, line: Line): Promise<AutoScalingGroup | undefined> {
  const ask = async (names: readonly string[]) => {
    const client = await line.clients.autoScaling();
    const answer = await client.describeAutoScalingGroups({ AutoScalingGroupNames: [...names] });
    return new Map(requireField(name, answer.AutoScalingGroups).map((one) => [nameOf(one), one]));
  };
  return describeBatched(group, { call: name, most: groupsAtOnce, ask }, line);
}

/** So many groups are asked for by name before a whole page of groups is: a program with few resources does not need the others. */
const namesBeforePage = 3;

/**
 * A group as AWS described it at most so many seconds ago. Pulumi compares resources one after another, so their questions never wait
 * together: after some groups the others are looked up with one call.
 */
export async function findRecentGroup(
  group: string,
  maxAgeSeconds: number,
  line: Line,
): Promise<Group | undefined> {
  const { recentGroups } = line.clients;
  const oldest = line.clock.now() - maxAgeSeconds * 1000;
  const findKept = () => recentGroups.answers.find(group, oldest);
  if (findKept() === undefined && recentGroups.asked >= namesBeforePage) {
    await keepPage(oldest, line);
  }
  const kept = findKept() as { readonly answer: AutoScalingGroup | undefined } | undefined;
  if (kept !== undefined) return kept.answer && toGroup(kept.answer);
  const askedAt = line.clock.now();
  const found = await describeByName(group, line);
  recentGroups.asked += 1;
  recentGroups.answers.keep(group, askedAt, found);
  return found && toGroup(found);
}

/** AWS's limit for one call. */
const groupsInPage = 100;

/** One page or nothing: an account with more groups than that may have ours anywhere. */
async function keepPage(oldest: number, line: Line): Promise<void> {
  const { recentGroups } = line.clients;
  if (recentGroups.isTooLarge || recentGroups.pageAskedAt >= oldest) return;
  const askedAt = line.clock.now();
  recentGroups.pageAskedAt = askedAt;
  try {
    const page = await describePage(undefined, line);
    recentGroups.isTooLarge = page.token !== undefined;
    for (const one of page.groups) recentGroups.answers.keep(nameOf(one), askedAt, one);
  } catch (error) {
    if (!isFault(error)) throw error;
    // The question for the one group says what is wrong.
    recentGroups.isTooLarge = true;
  }
}

async function describePage(token: string | undefined, line: Line) {
  const page = await callAws({ name }, line, async () => {
    const client = await line.clients.autoScaling();
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
  const line = { clients: clientsOf(connection), ...waiting };
  const names: string[] = [];
  let token: string | undefined;
  do {
    const page = await describePage(token, line);
    names.push(...page.groups.map(nameOf));
    token = page.token;
  } while (token !== undefined);
  return names;
}

function nameOf({ AutoScalingGroupName = "" }: AutoScalingGroup): string {
  return AutoScalingGroupName;
}
