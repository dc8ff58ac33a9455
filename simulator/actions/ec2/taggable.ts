/** The EC2 resources that can have tags. */
import type { ResourceType } from "@aws-sdk/client-ec2";
import { retag as retagInstance } from "../../model/ec2/instance-register";
import type { Ec2State } from "../../model/ec2/state";
import type { Tags } from "../../model/tag-index";
import { AwsError } from "../../aws-error";

export interface FoundTaggable {
  readonly resourceId: string;
  readonly resourceType: ResourceType;
  readonly resource: Tagged;
}

export interface Taggable extends FoundTaggable {
  /** Gives the resource these tags instead. */
  readonly retag: (tags: Tags) => void;
}

interface Tagged {
  tags: Tags;
}

interface Kind {
  readonly resourceType: ResourceType;
  readonly prefix: string;
  readonly all: (ec2: Ec2State) => ReadonlyMap<string, Tagged>;
  readonly notFound: (id: string) => AwsError;
}

const kinds: readonly Kind[] = [
  {
    resourceType: "instance",
    prefix: "i-",
    all: (ec2) => ec2.instances,
    notFound: (id) =>
      new AwsError("InvalidInstanceID.NotFound", `The instance ID '${id}' does not exist`),
  },
  {
    resourceType: "launch-template",
    prefix: "lt-",
    all: (ec2) => ec2.launchTemplates,
    notFound: (id) =>
      new AwsError(
        "InvalidLaunchTemplateId.NotFound",
        `The specified launch template, with template ID ${id}, does not exist.`,
      ),
  },
  {
    resourceType: "image",
    prefix: "ami-",
    all: (ec2) => ec2.images,
    notFound: (id) =>
      new AwsError("InvalidAMIID.NotFound", `The image id '[${id}]' does not exist`),
  },
  {
    resourceType: "subnet",
    prefix: "subnet-",
    all: (ec2) => ec2.subnets,
    notFound: (id) =>
      new AwsError("InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`),
  },
  {
    resourceType: "vpc",
    prefix: "vpc-",
    all: (ec2) => ec2.vpcs,
    notFound: (id) => new AwsError("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`),
  },
  {
    resourceType: "security-group",
    prefix: "sg-",
    all: (ec2) => ec2.securityGroups,
    notFound: (id) =>
      new AwsError("InvalidGroup.NotFound", `The security group '${id}' does not exist`),
  },
  {
    resourceType: "security-group-rule",
    prefix: "sgr-",
    all: ({ securityGroups }) =>
      new Map([...securityGroups.values()].flatMap(({ rules }) => [...rules])),
    notFound: (id) =>
      new AwsError(
        "InvalidSecurityGroupRuleId.NotFound",
        `The security group rule ID '${id}' does not exist`,
      ),
  },
  {
    resourceType: "key-pair",
    prefix: "key-",
    all: ({ keyPairs }) => new Map([...keyPairs.values()].map((pair) => [pair.keyPairId, pair])),
    notFound: (id) =>
      new AwsError("InvalidKeyPair.NotFound", `The key pair ID '${id}' does not exist`),
  },
];

/** Everything that can have tags. */
export function* allTaggable(ec2: Ec2State): Generator<FoundTaggable> {
  for (const { resourceType, all } of kinds) {
    for (const [resourceId, resource] of all(ec2)) yield { resourceId, resourceType, resource };
  }
}

/** The resources of some ids, kind by kind as `allTaggable` has them. */
export function* findTaggable(ec2: Ec2State, ids: readonly string[]): Generator<FoundTaggable> {
  for (const { resourceType, all } of kinds) {
    for (const resourceId of new Set(ids)) {
      const resource = all(ec2).get(resourceId);
      if (resource) yield { resourceId, resourceType, resource };
    }
  }
}

/** The resource of an id. Throws the error that EC2 has for its kind. */
export function requireTaggable(ec2: Ec2State, resourceId: string): Taggable {
  const kind = kinds.find(({ prefix }) => resourceId.startsWith(prefix));
  if (!kind) throw new AwsError("InvalidID", `The ID '${resourceId}' is not valid`);
  const resource = kind.all(ec2).get(resourceId);
  if (!resource) throw kind.notFound(resourceId);
  return {
    resourceId,
    resourceType: kind.resourceType,
    resource,
    retag: (tags) => {
      if (kind.resourceType === "instance") retagInstance(ec2, resourceId, tags);
      else resource.tags = tags;
    },
  };
}
