/** Resolves launch template versions: the number behind `$Latest` and `$Default`, and what a version says. */
import type { LaunchTemplateVersion } from "@aws-sdk/client-ec2";
import { Fault } from "../run/fault";
import type { LaunchTemplateSpecification } from "../inputs/inputs";
import { isNumbered, versionOf } from "../refresh/target";
import type { ResolvedTemplate } from "../run/ports";
import { requireField } from "./mapping";
import { callAws, type Line } from "./call";
import { fromAws } from "./field-names";
import { describeBatched } from "./batching";

const call = "DescribeLaunchTemplateVersions";
/** AWS takes 200; nobody asks for more than a few of one template. */
const versionsAtOnce = 20;

/** @throws Fault when there is no such template or version */
export async function resolveTemplate(
  template: LaunchTemplateSpecification,
  line: Line,
): Promise<ResolvedTemplate> {
  const desired = versionOf(template);
  const { launchTemplateId, launchTemplateName } = template;
  const ask = (versions: readonly string[]) => describe(template, versions, line);
  // The answer does not say which of its versions is the latest, so only numbers go together.
  const version = isNumbered(template)
    ? await describeBatched(
        desired,
        {
          call,
          subject: launchTemplateId ?? `named ${launchTemplateName ?? ""}`,
          most: versionsAtOnce,
          ask: async (versions) =>
            new Map((await ask(versions)).map((one) => [String(one.VersionNumber), one])),
        },
        line,
      )
    : (await callAws({ name: call }, line, () => ask([desired])))[0];
  return toResolved(version, desired);
}

/** The same, as AWS answered at most so many seconds ago. @throws Fault when there is no such template or version */
export async function resolveRecentTemplate(
  template: LaunchTemplateSpecification,
  maxAgeSeconds: number,
  line: Line,
): Promise<ResolvedTemplate> {
  const { recentTemplates } = line.clients;
  const { launchTemplateId = "", launchTemplateName = "" } = template;
  const question = [launchTemplateId, launchTemplateName, versionOf(template)].join(" ");
  const askedAt = line.clock.now();
  const kept = recentTemplates.find(question, askedAt - maxAgeSeconds * 1000);
  if (kept !== undefined) return kept.answer as ResolvedTemplate;
  const answer = await resolveTemplate(template, line);
  recentTemplates.keep(question, askedAt, answer);
  return answer;
}

async function describe(
  { launchTemplateId, launchTemplateName }: LaunchTemplateSpecification,
  versions: readonly string[],
  { clients }: Line,
): Promise<readonly LaunchTemplateVersion[]> {
  const client = await clients.ec2();
  const answer = await client.describeLaunchTemplateVersions({
    ...(launchTemplateId === undefined
      ? { LaunchTemplateName: launchTemplateName }
      : { LaunchTemplateId: launchTemplateId }),
    Versions: [...versions],
  });
  return requireField(call, answer.LaunchTemplateVersions);
}

function toResolved(version: LaunchTemplateVersion | undefined, desired: string): ResolvedTemplate {
  if (version?.LaunchTemplateId === undefined || version.VersionNumber === undefined) {
    const message = `There is no version ${desired} of this launch template.`;
    throw new Fault("rejected", { call, code: "NotFound", message });
  }
  const data = fromAws(version.LaunchTemplateData ?? {}) as Record<string, unknown>;
  const { ImageId: imageId, InstanceType: instanceType } = version.LaunchTemplateData ?? {};
  return {
    launchTemplateId: version.LaunchTemplateId,
    launchTemplateName: version.LaunchTemplateName ?? "",
    version: String(version.VersionNumber),
    ...(imageId !== undefined && { imageId }),
    ...(instanceType !== undefined && { instanceType }),
    data,
  };
}
