/** Builds versions of the launch template `web`, as AWS resolves them. */
import type { ResolvedTemplate } from "../../../engine/run/ports";

export function aResolvedTemplate(parts: Partial<ResolvedTemplate> = {}): ResolvedTemplate {
  return {
    launchTemplateId: "lt-0web",
    launchTemplateName: "web",
    version: "2",
    imageId: "ami-0123",
    instanceType: "t3.small",
    data: { imageId: "ami-0123", instanceType: "t3.small" },
    ...parts,
  };
}
