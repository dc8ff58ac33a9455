/** Requests whose answers are of the same size in a small crowd and in a large one, and that would cost more in the large one if anything were searched. */
import { nameOf } from "./crowd";
import { ask, textsOf, type Query } from "./query";

export interface CrowdQuery extends Query {
  readonly name: string;
}

const service = "autoscaling";

/** @param groups how many there are: the queries are about the last one, or the last page */
export async function crowdQueries(url: string, groups: number): Promise<readonly CrowdQuery[]> {
  const name = nameOf(groups - 1);
  const ids = await membersOf(url, name);
  return [...aboutGroup(name), ...aboutInstances(name, ids), ...(await lastPages(url))];
}

async function membersOf(url: string, name: string): Promise<readonly string[]> {
  const parameters = { "AutoScalingGroupNames.member.1": name };
  const answer = await ask(url, { service, action: "DescribeAutoScalingGroups", parameters });
  return textsOf(answer, "InstanceId").slice(0, 40);
}

function aboutGroup(name: string): readonly CrowdQuery[] {
  const byName = { AutoScalingGroupName: name };
  const query = (title: string, action: string, parameters: Query["parameters"]): CrowdQuery => ({
    name: title,
    service,
    action,
    parameters,
  });
  const tag = { "Tags.member.1.Key": "colour", "Tags.member.1.Value": "blue" };
  const resource = { "Tags.member.1.ResourceId": name, "Tags.member.1.PropagateAtLaunch": "false" };
  return [
    query("DescribeAutoScalingGroups, by name", "DescribeAutoScalingGroups", {
      "AutoScalingGroupNames.member.1": name,
    }),
    query("DescribeAutoScalingGroups, by tag", "DescribeAutoScalingGroups", {
      "Filters.member.1.Name": "tag:service",
      "Filters.member.1.Values.member.1": name,
    }),
    query("DescribeInstanceRefreshes", "DescribeInstanceRefreshes", byName),
    query("DescribeScalingActivities", "DescribeScalingActivities", byName),
    query("DescribeTags, of a group", "DescribeTags", {
      "Filters.member.1.Name": "auto-scaling-group",
      "Filters.member.1.Values.member.1": name,
    }),
    query("CreateOrUpdateTags", "CreateOrUpdateTags", { ...tag, ...resource }),
    query("UpdateAutoScalingGroup", "UpdateAutoScalingGroup", { ...byName, MaxSize: "100" }),
  ];
}

function aboutInstances(name: string, ids: readonly string[]): readonly CrowdQuery[] {
  const numbered = (prefix: string): Record<string, string> =>
    Object.fromEntries(ids.map((id, index) => [`${prefix}${index + 1}`, id]));
  return [
    {
      name: "DescribeAutoScalingInstances, by id",
      service,
      action: "DescribeAutoScalingInstances",
      parameters: numbered("InstanceIds.member."),
    },
    {
      name: "DescribeInstances, by id",
      service: "ec2",
      action: "DescribeInstances",
      parameters: numbered("InstanceId."),
    },
    {
      name: "DescribeInstances, of a group",
      service: "ec2",
      action: "DescribeInstances",
      parameters: {
        "Filter.1.Name": "tag:aws:autoscaling:groupName",
        "Filter.1.Value.1": name,
      },
    },
    {
      name: "DescribeLaunchTemplateVersions, by name",
      service: "ec2",
      action: "DescribeLaunchTemplateVersions",
      parameters: { LaunchTemplateName: name },
    },
  ];
}

/** The last full page of everything that comes in pages. */
function lastPages(url: string): Promise<readonly CrowdQuery[]> {
  const paged: readonly [Query, string][] = [
    [
      { service, action: "DescribeAutoScalingGroups", parameters: { MaxRecords: "5" } },
      "NextToken",
    ],
    [{ service, action: "DescribeAutoScalingInstances", parameters: {} }, "NextToken"],
    [
      { service: "ec2", action: "DescribeInstances", parameters: { MaxResults: "50" } },
      "nextToken",
    ],
    [
      { service: "ec2", action: "DescribeLaunchTemplates", parameters: { MaxResults: "10" } },
      "nextToken",
    ],
  ];
  return Promise.all(paged.map(async ([query, element]) => lastFullPage(url, query, element)));
}

async function lastFullPage(url: string, query: Query, element: string): Promise<CrowdQuery> {
  let { parameters } = query;
  for (;;) {
    const [token] = textsOf(await ask(url, { ...query, parameters }), element);
    const next = token === undefined ? undefined : { ...parameters, NextToken: token };
    const after = next && textsOf(await ask(url, { ...query, parameters: next }), element)[0];
    if (next === undefined || after === undefined) {
      return { ...query, name: `${query.action}, last full page`, parameters };
    }
    parameters = next;
  }
}
