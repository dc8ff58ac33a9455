/** `aws.ssm.Parameter`. */
import { PutParameterRequest$, type PutParameterRequest } from "@aws-sdk/client-ssm";
import type { Clients } from "../clients";
import { omit, type Properties } from "../properties";
import type { Found, ResourceType } from "../resource-type";
import { shape, type Shaped } from "../shape";
import { isGone, tagChanges, toTagList } from "../tags";

/** GetParameter tells the value, its type and its data type. */
const NOT_REPORTED = [
  "region",
  "tags",
  "overwrite",
  "description",
  "allowedPattern",
  "keyId",
  "tier",
];

const renamed = { insecureValue: "Value" };

export const parameter: ResourceType = {
  token: "aws:ssm/parameter:Parameter",
  computed: ["arn", "version", "dataType", "hasValueWo", "insecureValue", "tier", "value"],
  replacing: ["name"],
  notReported: NOT_REPORTED,
  mapOfTags: true,
  renamed,
  shape: shapeParameter,
  unsettledBy: () => ["version"],
  create: async ({ inputs, tags, clients }) => {
    const Tags = toTagList(tags);
    await put(inputs, clients, {
      Overwrite: inputs["overwrite"] === true,
      ...(Tags.length > 0 ? { Tags } : {}),
    });
    return String(inputs["name"]);
  },
  find,
  update: async ({ id, inputs, tags, oldTags, clients }) => {
    await put(inputs, clients, { Overwrite: true });
    const { set, removed } = tagChanges(oldTags, tags);
    const ssm = await clients.ssm();
    const resource = { ResourceType: "Parameter", ResourceId: id } as const;
    if (set.length > 0) await ssm.addTagsToResource({ ...resource, Tags: set });
    if (removed.length > 0) await ssm.removeTagsFromResource({ ...resource, TagKeys: removed });
  },
  delete: async (id, clients) => {
    const ssm = await clients.ssm();
    await ssm.deleteParameter({ Name: id }).catch(isGone("ParameterNotFound"));
  },
};

function shapeParameter(inputs: Properties): Shaped {
  return shape(omit(inputs, ["region", "tags", "overwrite"]), PutParameterRequest$, renamed);
}

async function put(
  inputs: Properties,
  clients: Clients,
  more: Pick<PutParameterRequest, "Overwrite" | "Tags">,
): Promise<void> {
  const request = shapeParameter(inputs).request as unknown as PutParameterRequest;
  await (await clients.ssm()).putParameter({ ...request, ...more });
}

async function find(id: string, clients: Clients): Promise<Found | undefined> {
  const ssm = await clients.ssm();
  const answer = await ssm
    .getParameter({ Name: id, WithDecryption: true })
    .catch(isGone("ParameterNotFound"));
  const found = answer?.Parameter;
  if (!found) return undefined;
  return {
    answer: { ...found },
    computed: {
      name: id,
      arn: found.ARN,
      version: found.Version,
      dataType: found.DataType ?? "text",
      tier: "Standard",
      hasValueWo: false,
      insecureValue: found.Type === "SecureString" ? "" : found.Value,
      value: found.Value,
    },
  };
}
