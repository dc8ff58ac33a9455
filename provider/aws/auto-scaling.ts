/** The port to EC2 Auto Scaling, on the AWS SDK: the only place that says `Command`. */
import {
  CancelInstanceRefreshCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
  RollbackInstanceRefreshCommand,
  StartInstanceRefreshCommand,
  type AutoScalingClient,
  type StartInstanceRefreshCommandInput,
} from "@aws-sdk/client-auto-scaling";
import { DescribeLaunchTemplateVersionsCommand } from "@aws-sdk/client-ec2";
import type { Connection, LaunchTemplateSpecification } from "../core/inputs";
import { versionOf } from "../core/target";
import type { Group } from "../core/group";
import type { AutoScaling, ResolvedTemplate } from "../operations/ports";
import { toGroup, toSnapshot } from "./answers";
import { answered, clientsOf, type Clients, type Waiting } from "./clients";
import { Fault } from "../core/fault";
import { fromAws, toAws } from "./field-names";

/** Auto Scaling as one connection sees it. */
export function connectAutoScaling(connection: Connection, waiting: Waiting): AutoScaling {
  const clients = clientsOf(connection);
  const line = { clients, ...waiting };
  const send = <Answer>(
    call: string,
    ask: (client: AutoScalingClient) => Promise<Answer>,
  ): Promise<Answer> => answered(call, line, async () => ask(await clients.autoScaling()));
  return {
    describeRefreshes: (group, instanceRefreshId) =>
      send("DescribeInstanceRefreshes", async (client) => {
        const answer = await client.send(
          new DescribeInstanceRefreshesCommand({
            AutoScalingGroupName: group,
            ...(instanceRefreshId !== undefined && { InstanceRefreshIds: [instanceRefreshId] }),
          }),
        );
        return (answer.InstanceRefreshes ?? []).map(toSnapshot);
      }),
    // Once only: a retry after an answer that was lost for long would start a second refresh when the first has ended.
    startRefresh: (request) =>
      answered("StartInstanceRefresh", line, async () => {
        const client = await clients.autoScalingOnce();
        const input = toAws(request) as StartInstanceRefreshCommandInput;
        const answer = await client.send(new StartInstanceRefreshCommand(input));
        return answer.InstanceRefreshId ?? "";
      }),
    cancelRefresh: (group) =>
      send("CancelInstanceRefresh", async (client) => {
        await client.send(new CancelInstanceRefreshCommand({ AutoScalingGroupName: group }));
      }),
    rollBackRefresh: (group) =>
      send("RollbackInstanceRefresh", async (client) => {
        await client.send(new RollbackInstanceRefreshCommand({ AutoScalingGroupName: group }));
      }),
    findGroup: (name) => send("DescribeAutoScalingGroups", (client) => findGroup(name, client)),
    resolveTemplate: (template) =>
      answered("DescribeLaunchTemplateVersions", line, () => resolveTemplate(template, clients)),
  };
}

async function findGroup(name: string, client: AutoScalingClient): Promise<Group | undefined> {
  const answer = await client.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
  );
  const group = answer.AutoScalingGroups?.[0];
  return group === undefined ? undefined : toGroup(group);
}

async function resolveTemplate(
  template: LaunchTemplateSpecification,
  clients: Clients,
): Promise<ResolvedTemplate> {
  const client = await clients.ec2();
  const answer = await client.send(
    new DescribeLaunchTemplateVersionsCommand({
      ...(template.launchTemplateId === undefined
        ? { LaunchTemplateName: template.launchTemplateName }
        : { LaunchTemplateId: template.launchTemplateId }),
      Versions: [versionOf(template)],
    }),
  );
  const version = answer.LaunchTemplateVersions?.[0];
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
