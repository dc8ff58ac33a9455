/** The port to EC2 Auto Scaling, on the AWS SDK. */
import type {
  AutoScaling as Client,
  StartInstanceRefreshCommandInput,
} from "@aws-sdk/client-auto-scaling";
import type { Connection, LaunchTemplateSpecification } from "../core/inputs";
import { versionOf } from "../core/target";
import type { AutoScaling, ResolvedTemplate } from "../operations/ports";
import { sent, toSnapshot } from "./answers";
import { answered, type Call } from "./answered";
import { clientsOf, type Clients } from "./clients";
import type { Waiting } from "./queue";
import { Fault } from "../core/fault";
import { fromAws, toAws } from "./field-names";
import { findGroup } from "./groups";

/** Auto Scaling as one connection sees it. */
export function connectAutoScaling(connection: Connection, waiting: Waiting): AutoScaling {
  const clients = clientsOf(connection);
  const line = { clients, ...waiting };
  const send = <Answer>(call: Call, ask: (client: Client) => Promise<Answer>): Promise<Answer> =>
    answered(call, line, async () => ask(await clients.autoScaling()));
  return {
    describeRefreshes: (group, instanceRefreshId, canWait) =>
      send({ name: "DescribeInstanceRefreshes", canWait }, async (client) => {
        const answer = await client.describeInstanceRefreshes({
          AutoScalingGroupName: group,
          ...(instanceRefreshId !== undefined && { InstanceRefreshIds: [instanceRefreshId] }),
        });
        return sent("DescribeInstanceRefreshes", answer.InstanceRefreshes).map(toSnapshot);
      }),
    // Once only: a retry after an answer that was lost for long would start a second refresh when the first has ended.
    startRefresh: (request) =>
      answered({ name: "StartInstanceRefresh" }, line, async () => {
        const client = await clients.autoScalingOnce();
        const input = toAws(request) as StartInstanceRefreshCommandInput;
        const answer = await client.startInstanceRefresh(input);
        return sent("StartInstanceRefresh", answer.InstanceRefreshId);
      }),
    cancelRefresh: (group) =>
      send({ name: "CancelInstanceRefresh" }, async (client) => {
        await client.cancelInstanceRefresh({ AutoScalingGroupName: group });
      }),
    rollBackRefresh: (group) =>
      send({ name: "RollbackInstanceRefresh" }, async (client) => {
        await client.rollbackInstanceRefresh({ AutoScalingGroupName: group });
      }),
    findGroup: (name) => findGroup(name, line),
    resolveTemplate: (template) =>
      answered({ name: "DescribeLaunchTemplateVersions" }, line, () =>
        resolveTemplate(template, clients),
      ),
  };
}

async function resolveTemplate(
  template: LaunchTemplateSpecification,
  clients: Clients,
): Promise<ResolvedTemplate> {
  const client = await clients.ec2();
  const answer = await client.describeLaunchTemplateVersions({
    ...(template.launchTemplateId === undefined
      ? { LaunchTemplateName: template.launchTemplateName }
      : { LaunchTemplateId: template.launchTemplateId }),
    Versions: [versionOf(template)],
  });
  const [version] = sent("DescribeLaunchTemplateVersions", answer.LaunchTemplateVersions);
  if (version?.LaunchTemplateId === undefined || version.VersionNumber === undefined) {
    throw new Fault("rejected", {
      call: "DescribeLaunchTemplateVersions",
      code: "NotFound",
      message: `There is no version ${versionOf(template)} of this launch template.`,
    });
  }
  const data = fromAws(version.LaunchTemplateData ?? {}) as Record<string, unknown>;
  const { ImageId: imageId, InstanceType: instanceType } = version.LaunchTemplateData ?? {};
  return {
    launchTemplateId: version.LaunchTemplateId,
    launchTemplateName: version.LaunchTemplateName ?? "",
    version: String(version.VersionNumber),
    ...(imageId !== undefined && { imageId }),
    ...(instanceType !== undefined && { instanceType }),
    data,
  };
}
