/** The port to EC2 Auto Scaling, on the AWS SDK. */
import type {
  AutoScaling as Client,
  StartInstanceRefreshCommandInput,
} from "@aws-sdk/client-auto-scaling";
import type { Group } from "../refresh/group";
import type { Connection } from "../inputs/connection";
import type { AutoScaling } from "../run/ports";
import { requireField, toGroup, toSnapshot } from "./mapping";
import { callAws, type Call, type Line } from "./call";
import { clientsOf } from "./clients";
import type { QueuedCall } from "./queue";
import { toAws } from "./field-names";
import { resolveTemplate } from "./templates";
import { describeBatched } from "./batching";

/** Auto Scaling as one connection sees it. */
export function connectAutoScaling(connection: Connection, waiting: QueuedCall): AutoScaling {
  const clients = clientsOf(connection);
  const line = { clients, ...waiting };
  const send = <Answer>(call: Call, ask: (client: Client) => Promise<Answer>): Promise<Answer> =>
    callAws(call, line, async () => ask(await clients.autoScaling()));
  return {
    describeRefreshes: (group, instanceRefreshId, canWait) =>
      send({ name: "DescribeInstanceRefreshes", canWait }, async (client) => {
        const answer = await client.describeInstanceRefreshes({
          AutoScalingGroupName: group,
          ...(instanceRefreshId !== undefined && { InstanceRefreshIds: [instanceRefreshId] }),
        });
        return requireField("DescribeInstanceRefreshes", answer.InstanceRefreshes).map(toSnapshot);
      }),
    // Once only: a retry after an answer that was lost for long would start a second refresh when the first has ended.
    startRefresh: (request, canWait) =>
      callAws({ name: "StartInstanceRefresh", canWait }, line, async () => {
        const client = await clients.autoScalingOnce();
        const input = toAws(request) as StartInstanceRefreshCommandInput;
        const answer = await client.startInstanceRefresh(input);
        return requireField("StartInstanceRefresh", answer.InstanceRefreshId);
      }),
    // Once only: AWS ends whichever refresh is active, and by a second try that may be another one.
    cancelRefresh: (group) =>
      callAws({ name: "CancelInstanceRefresh", tries: 1 }, line, async () => {
        const client = await clients.autoScalingOnce();
        await client.cancelInstanceRefresh({ AutoScalingGroupName: group });
      }),
    rollBackRefresh: (group) =>
      callAws({ name: "RollbackInstanceRefresh", tries: 1 }, line, async () => {
        const client = await clients.autoScalingOnce();
        await client.rollbackInstanceRefresh({ AutoScalingGroupName: group });
      }),
    findGroup: (name) => findGroup(name, line),
    resolveTemplate: (template) => resolveTemplate(template, line),
  };
}

/** AWS takes 50; fewer keep the answer small where groups are large. */
const groupsAtOnce = 20;

async function findGroup(name: string, line: Line): Promise<Group | undefined> {
  const call = "DescribeAutoScalingGroups";
  const ask = async (names: readonly string[]) => {
    const client = await line.clients.autoScaling();
    const answer = await client.describeAutoScalingGroups({ AutoScalingGroupNames: [...names] });
    const groups = requireField(call, answer.AutoScalingGroups);
    return new Map(groups.map((group) => [group.AutoScalingGroupName ?? "", group]));
  };
  const question = { call, most: groupsAtOnce, ask };
  const group = await describeBatched(name, question, line);
  return group && toGroup(group);
}

/** The names of all groups of the account in the Region, in AWS's order. */
export async function listGroupNames(
  connection: Connection,
  waiting: QueuedCall,
): Promise<readonly string[]> {
  const line = { clients: clientsOf(connection), ...waiting };
  const name = "DescribeAutoScalingGroups";
  const names: string[] = [];
  let token: string | undefined;
  do {
    const page = await callAws({ name }, line, async () => {
      const client = await line.clients.autoScaling();
      return client.describeAutoScalingGroups({
        MaxRecords: 100,
        ...(token !== undefined && { NextToken: token }),
      });
    });
    const groups = requireField(name, page.AutoScalingGroups);
    names.push(...groups.map(({ AutoScalingGroupName = "" }) => AutoScalingGroupName));
    token = page.NextToken;
  } while (token !== undefined);
  return names;
}
