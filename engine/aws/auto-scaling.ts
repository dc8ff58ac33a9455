/** The port to EC2 Auto Scaling, on the AWS SDK. */
import type {
  AutoScaling as Client,
  StartInstanceRefreshCommandInput,
} from "@aws-sdk/client-auto-scaling";
import type { Connection } from "../inputs/connection";
import type { AutoScaling } from "../run/ports";
import { requireField, toSnapshot } from "./mapping";
import { callAws, type Call } from "./call";
import { clientsOf } from "./clients";
import type { QueuedCall } from "./queue";
import { toAws } from "./field-names";
import { findGroup, findRecentGroup } from "./groups";
import { resolveRecentTemplate, resolveTemplate } from "./templates";

export interface AutoScalingOptions {
  /** Whether a question that takes a recent answer may be given one that this process has had before. @default false */
  readonly hasRecentAnswers?: boolean;
}

/** Auto Scaling as one connection sees it. */
export function connectAutoScaling(
  connection: Connection,
  waiting: QueuedCall,
  { hasRecentAnswers = false }: AutoScalingOptions = {},
): AutoScaling {
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
    findGroup: (name, maxAgeSeconds = 0) =>
      hasRecentAnswers && maxAgeSeconds > 0
        ? findRecentGroup(name, maxAgeSeconds, line)
        : findGroup(name, line),
    resolveTemplate: (template, maxAgeSeconds = 0) =>
      hasRecentAnswers && maxAgeSeconds > 0
        ? resolveRecentTemplate(template, maxAgeSeconds, line)
        : resolveTemplate(template, line),
  };
}
