/** What the program itself knows of what a resource follows: which versions its templates have, and whether this update changes them. */
import * as pulumi from "@pulumi/pulumi";
import type { KnownVersion } from "aws-instance-refresh/run/ports";
import type { Properties } from "aws-instance-refresh/run/outputs";
import { isRecord } from "aws-instance-refresh/values/equality";

/** The inputs that say what is followed, each possibly an output. */
export interface Followed {
  readonly autoScalingGroupName: unknown;
  readonly desiredConfiguration?: unknown;
}

/**
 * The hidden input of a resource whose target is not said in numbers: in a preview it is unknown if this update changes the template, or the group,
 * and in an update it has what the program has made. Undefined where the program declares neither.
 */
export function followedBy({
  autoScalingGroupName,
  desiredConfiguration,
}: Followed): pulumi.Output<unknown> | undefined {
  if (desiredConfiguration !== undefined) {
    const references = movingReferences(desiredConfiguration);
    if (references.length === 0) return undefined;
    return pulumi.output(Promise.all(references.map(knownVersion))).apply(withoutAbsent);
  }
  if (!isOutput(autoScalingGroupName)) return undefined;
  return pulumi.output(launchedBy(autoScalingGroupName));
}

function withoutAbsent(versions: readonly unknown[]): readonly unknown[] | undefined {
  const found = versions.filter((version) => version !== undefined);
  return found.length === 0 ? undefined : found;
}

/** The versions in a resource's properties. In a preview AWS is asked once, and its answer is as good as the program's. */
export function knownVersionsOf({
  __followed: followed,
  __preview: preview,
}: Properties): readonly KnownVersion[] {
  if (!Array.isArray(followed) || preview !== undefined) return [];
  return followed.filter(isRecord) as unknown as readonly KnownVersion[];
}

/** Whether this update changes what the resource follows. Undefined where the program does not say. */
export function isMoving({ __followed: followed }: Properties): boolean | undefined {
  return followed === undefined ? undefined : followed === pulumi.runtime.unknownValue;
}

/** The properties with every version unknown that this update moves. */
export function withMovingVersions(properties: Properties): Properties {
  const { desiredConfiguration } = properties;
  if (isMoving(properties) !== true || desiredConfiguration === undefined) return properties;
  return { ...properties, desiredConfiguration: withUnknownVersions(desiredConfiguration) };
}

function withUnknownVersions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownVersions);
  if (!isRecord(value)) return value;
  const parts = Object.entries(value).map(([name, part]) => [name, withUnknownVersions(part)]);
  const copy = Object.fromEntries(parts) as Record<string, unknown>;
  return isMovingReference(value) ? { ...copy, version: pulumi.runtime.unknownValue } : copy;
}

/** A launch template in the configuration whose version may become another one. */
interface MovingReference {
  readonly launchTemplateId?: unknown;
  readonly launchTemplateName?: unknown;
  readonly version?: unknown;
}

function isMovingReference(value: unknown): value is MovingReference {
  if (!isRecord(value)) return false;
  const { launchTemplateId, launchTemplateName, version = "$Default" } = value;
  const isTemplate = launchTemplateId !== undefined || launchTemplateName !== undefined;
  return isTemplate && (version === "$Latest" || version === "$Default");
}

/** Those that can be seen without waiting: a configuration that is an output as a whole is not looked into. */
function movingReferences(value: unknown): readonly MovingReference[] {
  if (Array.isArray(value)) return value.flatMap(movingReferences);
  if (!isRecord(value) || isOutput(value)) return [];
  if (isMovingReference(value)) return [value];
  return Object.values(value).flatMap(movingReferences);
}

async function knownVersion({
  launchTemplateId,
  launchTemplateName,
  version = "$Default",
}: MovingReference): Promise<Readonly<Record<string, unknown>> | undefined> {
  const template = await resourceBehind(launchTemplateId ?? launchTemplateName, templateType);
  if (template === undefined) return undefined;
  const known = version === "$Latest" ? "latestVersion" : "defaultVersion";
  return {
    ...(launchTemplateId !== undefined && { launchTemplateId }),
    ...(launchTemplateName !== undefined && { launchTemplateName }),
    version,
    number: Reflect.get(template, known) as unknown,
  };
}

const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
const groupType = "aws:autoscaling/group:Group";

async function launchedBy(name: ReadableOutput): Promise<Record<string, unknown> | undefined> {
  const group = await resourceBehind(name, groupType);
  if (group === undefined) return undefined;
  const names = ["launchTemplate", "mixedInstancesPolicy", "launchConfiguration"];
  const given = await Promise.all(names.map((property) => readProperty(group, property)));
  return Object.fromEntries(given.flatMap((entry) => (entry === undefined ? [] : [entry])));
}

/** In a preview Pulumi calls a property unknown that a resource does not have; that one has no value. */
async function readProperty(
  resource: pulumi.Resource,
  name: string,
): Promise<readonly [string, unknown] | undefined> {
  const value = Reflect.get(resource, name) as unknown;
  if (!isOutput(value)) return undefined;
  const given = await value.promise(true);
  return given === undefined ? undefined : [name, value];
}

/** The resource of this type that an output is of. Pulumi marks every resource with its type. */
async function resourceBehind(value: unknown, type: string): Promise<pulumi.Resource | undefined> {
  if (!isOutput(value)) return undefined;
  const resources = await value.allResources();
  return [...resources].find((resource) => Reflect.get(resource, "__pulumiType") === type);
}

/** What Pulumi's outputs can tell, and its types keep to themselves. */
interface ReadableOutput extends pulumi.OutputInstance<unknown> {
  readonly allResources: () => Promise<ReadonlySet<pulumi.Resource>>;
  readonly promise: (withUnknowns: boolean) => Promise<unknown>;
}

function isOutput(value: unknown): value is ReadableOutput {
  return pulumi.Output.isInstance(value);
}
