/** What a source would launch now: one offer for each instance type, and whether a member already is what is offered. */
import type {
  LaunchTemplateOverrides,
  LaunchTemplateSpecification,
} from "@aws-sdk/client-auto-scaling";
import type { InstanceRequirements } from "@aws-sdk/client-ec2";
import { AwsError } from "../../../aws-error";
import { matchingTypes } from "../../ec2/instance-requirements";
import type { ResolvedLaunchTemplate } from "../../ec2/launch-templates";
import type { LaunchTemplateData } from "../../ec2/launch-template";
import { resolveImageAlias } from "../../ec2/launchable";
import type { World } from "../../world";
import { requireLaunchConfiguration } from "./launch-configurations";
import type { Member, MemberTemplate } from "../instance/member";
import { overridesOf, templateOf, templatesOf, type LaunchSource } from "./launch-source";
import { resolveTemplate } from "./resolve-launch-source";
import { unverified } from "../../unverified-texts";

export interface LaunchOffer {
  /** An image id or `resolve:ssm:NAME`. */
  readonly imageId: string;
  /** Whether the image comes from an override, so that it is not implied by the template version. */
  readonly imageIsOverridden: boolean;
  readonly instanceType: string;
  /** Units of capacity. */
  readonly weight: number;
  readonly launchTemplate?: MemberTemplate;
  readonly launchConfigurationName?: string;
  readonly keyName: string | undefined;
  readonly securityGroupIds: readonly string[] | undefined;
  readonly iamInstanceProfileArn: string | undefined;
  /** In Base64. */
  readonly userData: string | undefined;
  readonly spot: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** What AWS launches when neither template nor override names a type. */
const typeOfLastResort = "m1.small";

/** The offers of a source in order of preference; `$Latest` and `$Default` mean what they mean now. Throws if a template is gone. */
export function offersOf(world: World, source: LaunchSource): readonly LaunchOffer[] {
  if (source.kind === "launchConfiguration") return [offerOfConfiguration(world, source.name)];
  const template = templateOf(source);
  if (!template) return [];
  const overrides = overridesOf(source);
  if (overrides.length === 0) return offersOfTemplate(world, template, {});
  return overrides.flatMap((override) =>
    offersOfTemplate(world, override.LaunchTemplateSpecification ?? template, override),
  );
}

/** Whether types are chosen by attributes, in an override or in a launch template. */
export function usesRequirements(world: World, source: LaunchSource): boolean {
  return (
    overridesOf(source).some(({ InstanceRequirements }) => InstanceRequirements) ||
    templatesOf(source).some(
      (template) => resolveTemplate(world, template).data.InstanceRequirements,
    )
  );
}

/** The offers of a source; none when its template is gone. */
export function currentOffers(world: World, source: LaunchSource): readonly LaunchOffer[] {
  try {
    return offersOf(world, source);
  } catch {
    return [];
  }
}

/** Whether a member is what one of the offers would launch: same template version and type, or same launch configuration. */
export function isOffered(member: Member, offers: readonly LaunchOffer[]): boolean {
  return offers.some(
    (offer) =>
      offer.launchConfigurationName === member.launchConfigurationName &&
      offer.launchTemplate?.launchTemplateId === member.launchTemplate?.launchTemplateId &&
      offer.launchTemplate?.version === member.launchTemplate?.version &&
      offer.instanceType === member.instanceType &&
      (!offer.imageIsOverridden || offer.imageId === member.imageId),
  );
}

/** Everything by which a member is compared with offers, as one text: it changes when members become outdated. */
export function identityOf(offers: readonly LaunchOffer[]): string {
  return JSON.stringify(
    offers.map((offer) => [
      offer.launchConfigurationName,
      offer.launchTemplate?.launchTemplateId,
      offer.launchTemplate?.version,
      offer.instanceType,
      offer.imageId,
    ]),
  );
}

/** Whether a member already has the image that is offered for its type. */
export function hasOfferedImage(member: Member, offers: readonly LaunchOffer[]): boolean {
  return offers.some(
    ({ instanceType, imageId }) =>
      instanceType === member.instanceType && imageId === member.imageId,
  );
}

/** One offer for the type that is named, or one for each type that has the attributes. */
function offersOfTemplate(
  world: World,
  template: LaunchTemplateSpecification,
  override: LaunchTemplateOverrides,
): readonly LaunchOffer[] {
  const resolved = resolveTemplate(world, template);
  const { data } = resolved;
  const imageId = override.ImageId ?? data.ImageId ?? "";
  const named = override.InstanceType ?? data.InstanceType;
  const requirements =
    override.InstanceRequirements ?? (named === undefined ? data.InstanceRequirements : undefined);
  const types = requirements
    ? requireTypes(world, requirements, imageId)
    : [named ?? typeOfLastResort];
  return types.map((type) => toOffer(resolved, override, type));
}

/** The types that have the attributes and run the image. Throws where there is none. */
function requireTypes(
  world: World,
  requirements: InstanceRequirements,
  imageId: string,
): readonly string[] {
  const image = world.ec2.images.get(resolveImageAlias(world, imageId));
  const types = matchingTypes(requirements, image ? [image.architecture] : ["x86_64", "arm64"]);
  if (types.length > 0) return types.map(({ instanceType }) => instanceType);
  throw new AwsError("ValidationError", unverified.noTypeMeetsRequirements);
}

function toOffer(
  { launchTemplateId, launchTemplateName, versionNumber, data }: ResolvedLaunchTemplate,
  override: LaunchTemplateOverrides,
  instanceType: string,
): LaunchOffer {
  return {
    imageId: override.ImageId ?? data.ImageId ?? "",
    imageIsOverridden: override.ImageId !== undefined,
    instanceType,
    weight: Number(override.WeightedCapacity ?? "1"),
    launchTemplate: { launchTemplateId, launchTemplateName, version: String(versionNumber) },
    keyName: data.KeyName,
    securityGroupIds: securityGroupsOf(data),
    iamInstanceProfileArn: data.IamInstanceProfile?.Arn ?? data.IamInstanceProfile?.Name,
    userData: data.UserData,
    spot: data.InstanceMarketOptions?.MarketType === "spot",
    tags: instanceTagsOf(data),
  };
}

function securityGroupsOf(data: LaunchTemplateData): readonly string[] | undefined {
  return data.SecurityGroupIds ?? data.NetworkInterfaces?.[0]?.Groups;
}

function instanceTagsOf(data: LaunchTemplateData): Readonly<Record<string, string>> {
  const tags = (data.TagSpecifications ?? [])
    .filter(({ ResourceType }) => ResourceType === "instance")
    .flatMap(({ Tags }) => Tags ?? []);
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}

function offerOfConfiguration(world: World, name: string): LaunchOffer {
  const { settings } = requireLaunchConfiguration(world, name);
  return {
    imageId: settings.ImageId ?? "",
    imageIsOverridden: false,
    instanceType: settings.InstanceType ?? typeOfLastResort,
    weight: 1,
    launchConfigurationName: name,
    keyName: settings.KeyName,
    securityGroupIds: settings.SecurityGroups,
    iamInstanceProfileArn: settings.IamInstanceProfile,
    userData: settings.UserData,
    spot: settings.SpotPrice !== undefined,
    tags: {},
  };
}
