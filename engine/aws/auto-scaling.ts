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
  /** Whether a request with a maximum age may use an earlier response of this process. @default false */
  readonly usesRecentResponses?: boolean;
}

/** Auto Scaling as one connection sees it. */
export function connectAutoScaling(
  connection: Connection,
  waiting: QueuedCall,
  { usesRecentResponses = false }: AutoScalingOptions = {},
): AutoScaling {
  const clients = clientsOf(connection);
  const context = { clients, ...waiting };
  const send = <Response>(
    call: Call,
    send: (client: Client) => Promise<Response>,
  ): Promise<Response> => callAws(call, context, async () => send(await clients.autoScaling()));
  return {
    describeRefreshes: (group, instanceRefreshId, priority) =>
      send({ name: "DescribeInstanceRefreshes", priority }, async (client) => {
        const response = await client.describeInstanceRefreshes({
          AutoScalingGroupName: group,
          ...(instanceRefreshId !== undefined && { InstanceRefreshIds: [instanceRefreshId] }),
        });
        return requireField("DescribeInstanceRefreshes", response.InstanceRefreshes).map(
          toSnapshot,
        );
      }),
    // Once only: a retry after a late or lost response would start a second refresh if the first has ended.
    startRefresh: (request, priority) =>
      callAws({ name: "StartInstanceRefresh", priority }, context, async () => {
        const client = await clients.autoScalingOnce();
        const input = toAws(request) as StartInstanceRefreshCommandInput;
        const response = await client.startInstanceRefresh(input);
        return requireField("StartInstanceRefresh", response.InstanceRefreshId);
      }),
    // Once only: AWS ends whichever refresh is active, and at a second try that may be another one.
    cancelRefresh: (group) =>
      callAws({ name: "CancelInstanceRefresh", tries: 1 }, context, async () => {
        const client = await clients.autoScalingOnce();
        await client.cancelInstanceRefresh({ AutoScalingGroupName: group });
      }),
    rollBackRefresh: (group) =>
      callAws({ name: "RollbackInstanceRefresh", tries: 1 }, context, async () => {
        const client = await clients.autoScalingOnce();
        await client.rollbackInstanceRefresh({ AutoScalingGroupName: group });
      }),
    findGroup: (name, maxAgeSeconds = 0) =>
      usesRecentResponses && maxAgeSeconds > 0
        ? findRecentGroup(name, maxAgeSeconds, context)
        : findGroup(name, context),
    resolveTemplate: (template, maxAgeSeconds = 0) =>
      usesRecentResponses && maxAgeSeconds > 0
        ? resolveRecentTemplate(template, maxAgeSeconds, context)
        : resolveTemplate(template, context),
  };
}
