/** Tags: EC2's lists of Key and Value, the simulator's records, and AWS's limits on them. */
import type { Tag, TagSpecification } from "@aws-sdk/client-ec2";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";

type Tags = Readonly<Record<string, string>>;

/** AWS allows this many tags on a resource, not counting its own `aws:` tags. */
const tagLimit = 50;

/** Tags in EC2's form, in the order of their keys. */
export function toTagList(tags: Tags): Tag[] {
  return Object.keys(tags)
    .sort()
    .map((key) => ({ Key: key, Value: tags[key] ?? "" }));
}

/** Tags from EC2's form. Throws for keys that only AWS may use. */
export function fromTagList(list: readonly Tag[] | undefined): Tags {
  const entries = (list ?? []).map(({ Key = "", Value = "" }) => [Key, Value] as const);
  for (const [key] of entries) {
    if (/^aws:/iu.test(key)) {
      throw new AwsError(
        "InvalidParameterValue",
        `Value ( ${key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
      );
    }
  }
  return Object.fromEntries(entries);
}

/** Adds tags to those a resource has. Throws when it would have too many. */
export function addTags(present: Tags, added: Tags): Tags {
  const tags = { ...present, ...added };
  const own = Object.keys(tags).filter((key) => !key.startsWith("aws:"));
  if (own.length <= tagLimit) return tags;
  throw new AwsError("TagLimitExceeded", unverified.tooManyTags(tagLimit));
}

/** The tags that a request gives to the one kind of resource it creates. Throws where it names another kind. */
export function tagsOfNewResource(
  specifications: readonly TagSpecification[] | undefined,
  resourceType: string,
): Tags {
  for (const { ResourceType: type } of specifications ?? []) {
    if (type === resourceType) continue;
    throw new AwsError(
      "InvalidParameterValue",
      `'${type ?? "null"}' is not a valid taggable resource type for this operation.`,
    );
  }
  return tagsFor(specifications, resourceType);
}

/** The tags among several specifications that are for one kind of resource. */
export function tagsFor(
  specifications: readonly TagSpecification[] | undefined,
  resourceType: string,
): Tags {
  const matching = (specifications ?? []).filter((one) => one.ResourceType === resourceType);
  return addTags({}, fromTagList(matching.flatMap((one) => one.Tags ?? [])));
}
