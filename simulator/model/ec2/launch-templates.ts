/** Launch templates and their numbered versions: how they are found, and how `$Latest` and `$Default` are resolved. */
import { AwsError } from "../../aws-error";
import { unverified } from "../unverified-texts";
import type { Ec2State } from "./state";
import type { LaunchTemplate, LaunchTemplateData, LaunchTemplateVersion } from "./launch-template";

/** How a request names a launch template: by id or by name, and which version of it. */
export interface LaunchTemplateReference {
  readonly LaunchTemplateId?: string | undefined;
  readonly LaunchTemplateName?: string | undefined;
  /** A number, `$Latest` or `$Default`. @default "$Default" */
  readonly Version?: string | undefined;
}

/** A launch template version that exists. */
export interface ResolvedLaunchTemplate {
  readonly launchTemplateId: string;
  readonly launchTemplateName: string;
  readonly versionNumber: number;
  readonly data: LaunchTemplateData;
}

/** The version that a reference means now. Throws EC2's errors for a template or version that does not exist. */
export function resolveLaunchTemplate(
  ec2: Ec2State,
  reference: LaunchTemplateReference,
): ResolvedLaunchTemplate {
  const template = requireLaunchTemplate(ec2, reference);
  const version = requireLaunchTemplateVersion(template, reference.Version ?? "$Default");
  return {
    launchTemplateId: template.launchTemplateId,
    launchTemplateName: template.launchTemplateName,
    versionNumber: version.versionNumber,
    data: version.data,
  };
}

/** The template that a reference names. */
export function requireLaunchTemplate(
  ec2: Ec2State,
  { LaunchTemplateId: id, LaunchTemplateName: name }: LaunchTemplateReference,
): LaunchTemplate {
  if (id !== undefined && name !== undefined) {
    throw new AwsError("InvalidParameterCombination", unverified.launchTemplateNamedTwice);
  }
  if (id !== undefined) return requireById(ec2, id);
  if (name !== undefined) return requireByName(ec2, name);
  throw new AwsError("MissingParameter", unverified.launchTemplateNotNamed);
}

/** A template by its name; names are unique in an account and Region. */
export function findLaunchTemplateByName(ec2: Ec2State, name: string): LaunchTemplate | undefined {
  return ec2.launchTemplates.get(ec2.launchTemplateIds.get(name) ?? "");
}

/** Adds a template, under a number of its own. */
export function keepLaunchTemplate(
  ec2: Ec2State,
  made: Omit<LaunchTemplate, "number">,
): LaunchTemplate {
  ec2.numbers.launchTemplates += 1;
  const template = { ...made, number: ec2.numbers.launchTemplates };
  ec2.launchTemplates.set(template.launchTemplateId, template);
  ec2.launchTemplateIds.set(template.launchTemplateName, template.launchTemplateId);
  ec2.launchTemplateOrder.append(template.number, template.launchTemplateId);
  return template;
}

/** Removes a template with all its versions. */
export function forgetLaunchTemplate(ec2: Ec2State, template: LaunchTemplate): void {
  ec2.launchTemplates.delete(template.launchTemplateId);
  ec2.launchTemplateIds.delete(template.launchTemplateName);
  ec2.launchTemplateOrder.remove(template.number);
}

/** The version of a template that a number, `$Latest` or `$Default` means. */
export function requireLaunchTemplateVersion(
  template: LaunchTemplate,
  version: string,
): LaunchTemplateVersion {
  const found = findLaunchTemplateVersion(template, version);
  if (found) return found;
  throw new AwsError(
    "InvalidLaunchTemplateId.VersionNotFound",
    `Could not find the specified version ${version} for the launch template with ID ${template.launchTemplateId}.`,
  );
}

/** As `requireLaunchTemplateVersion`, but answers undefined for a version that is not there. */
export function findLaunchTemplateVersion(
  template: LaunchTemplate,
  version: string,
): LaunchTemplateVersion | undefined {
  if (version === "$Latest") return template.versions.get(latestVersion(template));
  if (version === "$Default") return template.versions.get(template.defaultVersionNumber);
  return /^\d+$/u.test(version) ? template.versions.get(Number(version)) : undefined;
}

/** The highest version number that still exists. */
export function latestVersion({ versions, latestVersionNumber }: LaunchTemplate): number {
  let latest = latestVersionNumber;
  while (latest > 1 && !versions.has(latest)) latest -= 1;
  return latest;
}

function requireById(ec2: Ec2State, id: string): LaunchTemplate {
  const template = ec2.launchTemplates.get(id);
  if (template) return template;
  if (!/^lt-(?:[0-9a-f]{8}|[0-9a-f]{17})$/u.test(id)) {
    throw new AwsError("InvalidLaunchTemplateId.Malformed", `Invalid id: "${id}"`);
  }
  throw new AwsError(
    "InvalidLaunchTemplateId.NotFound",
    `The specified launch template, with template ID ${id}, does not exist.`,
  );
}

function requireByName(ec2: Ec2State, name: string): LaunchTemplate {
  const template = findLaunchTemplateByName(ec2, name);
  if (template) return template;
  throw new AwsError(
    "InvalidLaunchTemplateName.NotFoundException",
    `The specified launch template, with template name ${name}, does not exist.`,
  );
}
