/** `aws.ec2.LaunchTemplate`. */
import {
  RequestLaunchTemplateData$,
  type CreateLaunchTemplateRequest,
  type EC2,
} from "@aws-sdk/client-ec2";
import type { Clients } from "../clients";
import { omit, withoutAbsent, type Properties } from "../properties";
import type { Change, Found, ResourceType, Target } from "../resource-type";
import { shape, type Shaped } from "../shape";
import { isGone, tagChanges, toTagList } from "../tags";

/** What belongs to the template and not to the data of its versions. */
const OUTSIDE_DATA = ["name", "namePrefix", "region", "tags", "defaultVersion"];
const NOT_AWS = ["updateDefaultVersion", "description"];

const renamed = {
  name: "LaunchTemplateName",
  description: "VersionDescription",
  defaultVersion: "DefaultVersionNumber",
  vpcSecurityGroupIds: "SecurityGroupIds",
  securityGroupNames: "SecurityGroups",
  "networkInterfaces.securityGroups": "Groups",
};

export const launchTemplate: ResourceType = {
  token: "aws:ec2/launchTemplate:LaunchTemplate",
  computed: ["arn", "defaultVersion", "latestVersion"],
  replacing: ["name", "namePrefix"],
  notReported: ["region", "namePrefix", "updateDefaultVersion"],
  mapOfTags: true,
  renamed,
  shape: shapeTemplate,
  unsettledBy: (changed, inputs) => {
    if (!isNewVersion(changed)) return [];
    return [
      "latestVersion",
      ...(inputs["updateDefaultVersion"] === true ? ["defaultVersion"] : []),
    ];
  },
  create: async ({ inputs, tags, clients }) => {
    const ec2 = await clients.ec2();
    const { LaunchTemplate } = await ec2.createLaunchTemplate({
      LaunchTemplateName: String(inputs["name"]),
      ...version(inputs),
      ...(Object.keys(tags).length === 0
        ? {}
        : { TagSpecifications: [{ ResourceType: "launch-template", Tags: toTagList(tags) }] }),
    });
    return LaunchTemplate?.LaunchTemplateId ?? "";
  },
  find,
  update,
  delete: async (id, clients) => {
    const ec2 = await clients.ec2();
    await ec2.deleteLaunchTemplate({ LaunchTemplateId: id }).catch(isGone("LaunchTemplateId"));
  },
};

function shapeTemplate(inputs: Properties): Shaped {
  return shape(omit(inputs, [...OUTSIDE_DATA, ...NOT_AWS]), RequestLaunchTemplateData$, renamed);
}

/** One version of the template: its data and its description. */
function version(
  inputs: Properties,
): Pick<CreateLaunchTemplateRequest, "VersionDescription" | "LaunchTemplateData"> {
  const { description } = inputs;
  return {
    LaunchTemplateData: shapeTemplate(inputs).request,
    ...(typeof description === "string" ? { VersionDescription: description } : {}),
  };
}

/** A version is immutable: a change of anything in it, also of its description, makes a new one. */
function isNewVersion(changed: ReadonlySet<string>): boolean {
  return [...changed].some((key) => ![...OUTSIDE_DATA, "updateDefaultVersion"].includes(key));
}

async function find(id: string, clients: Clients): Promise<Found | undefined> {
  const ec2 = await clients.ec2();
  const template = await describe(ec2, id);
  if (!template) return undefined;
  const { LaunchTemplateVersions = [] } = await ec2.describeLaunchTemplateVersions({
    LaunchTemplateId: id,
    Versions: ["$Latest"],
  });
  const latest = LaunchTemplateVersions[0];
  const account = template.CreatedBy?.split(":")[4] ?? "";
  const region = await ec2.config.region();
  return {
    answer: withoutAbsent({
      ...latest?.LaunchTemplateData,
      ...template,
      VersionDescription: latest?.VersionDescription,
    }),
    computed: {
      name: template.LaunchTemplateName,
      arn: `arn:aws:ec2:${region}:${account}:launch-template/${id}`,
      defaultVersion: template.DefaultVersionNumber,
      latestVersion: template.LatestVersionNumber,
    },
  };
}

async function describe(ec2: EC2, id: string) {
  const answer = await ec2
    .describeLaunchTemplates({ LaunchTemplateIds: [id] })
    .catch(isGone("LaunchTemplateId"));
  return answer?.LaunchTemplates?.[0];
}

async function update({
  id,
  inputs,
  changed,
  tags,
  oldTags,
  clients,
}: Target & Change): Promise<void> {
  const ec2 = await clients.ec2();
  const LaunchTemplateId = id;
  if (isNewVersion(changed)) {
    await ec2.createLaunchTemplateVersion({ LaunchTemplateId, ...version(inputs) });
  }
  const { updateDefaultVersion, defaultVersion } = inputs;
  if (updateDefaultVersion === true) {
    const latest = (await describe(ec2, id))?.LatestVersionNumber;
    await ec2.modifyLaunchTemplate({ LaunchTemplateId, DefaultVersion: String(latest) });
  } else if (changed.has("defaultVersion") && defaultVersion !== undefined) {
    const DefaultVersion = JSON.stringify(defaultVersion);
    await ec2.modifyLaunchTemplate({ LaunchTemplateId, DefaultVersion });
  }
  const { set, removed } = tagChanges(oldTags, tags);
  if (set.length > 0) await ec2.createTags({ Resources: [id], Tags: set });
  if (removed.length > 0) {
    await ec2.deleteTags({ Resources: [id], Tags: removed.map((Key) => ({ Key })) });
  }
}
