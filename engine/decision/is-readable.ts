/** Whether the saved state of a refresh can be read. Users edit states, and no content may stop a run. */
import { isRecord } from "../values/equality";
import type { Desired } from "./reasons";

/** Whether it can be compared with a desired configuration, whatever its form. */
export function isDesired(value: unknown): value is Desired {
  return isRecord(value) && isTarget(value["target"]) && isRecord(value["triggers"]);
}

function isTarget(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { configuration = {}, launchConfigurationName = "" } = value;
  if (!isRecord(configuration) || typeof launchConfigurationName !== "string") return false;
  const { launchTemplate = {}, mixedInstancesPolicy = {} } = configuration;
  return isRecord(launchTemplate) && isPolicy(mixedInstancesPolicy);
}

function isPolicy(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { launchTemplate = {}, instancesDistribution = {} } = value;
  if (!isRecord(launchTemplate) || !isRecord(instancesDistribution)) return false;
  const { launchTemplateSpecification = {}, overrides = [] } = launchTemplate;
  return (
    isRecord(launchTemplateSpecification) && Array.isArray(overrides) && overrides.every(isOverride)
  );
}

function isOverride(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { launchTemplateSpecification = {} } = value;
  return isRecord(launchTemplateSpecification);
}
