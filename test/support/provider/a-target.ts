/** Builds what a fleet is to run: versions of one launch template, as the program or the group has them. */
import type { DesiredConfiguration } from "../../../engine/inputs/inputs";
import type { Desired } from "../../../engine/decision/reasons";
import type { Target } from "../../../engine/refresh/target";

/** A configuration of one version of the template `web`. */
export function aConfiguration(version: string | number): DesiredConfiguration {
  return { launchTemplate: { launchTemplateId: "lt-0web", launchTemplateName: "web", version } };
}

/** A target that the program asks for. */
export function aTarget(version: string | number): Target {
  return { from: "program", configuration: aConfiguration(version) };
}

/** What a run wants: one version of the template, and triggers. */
export function aDesired(version: string | number, triggers: Desired["triggers"] = {}): Desired {
  return { target: aTarget(version), triggers };
}
