/** Resolves launch template versions: the number behind `$Latest` and `$Default`, and the data of a version. */
import type { LaunchTemplateVersion } from "@aws-sdk/client-ec2";
import { Fault } from "../run/fault";
import type { LaunchTemplateSpecification } from "../inputs/inputs";
import { isNumbered, versionOf } from "../refresh/target";
import type { ResolvedTemplate } from "../run/ports";
import { requireField } from "./mapping";
import { callAws, type CallContext } from "./call";
import { fromAws } from "./field-names";
import { describeBatched } from "./batching";

const call = "DescribeLaunchTemplateVersions";
/** AWS takes 200; few versions of one template are ever needed. */
const versionsAtOnce = 20;

/** @throws Fault if there is no such template or version */
export async function resolveTemplate(
  template: LaunchTemplateSpecification,
  context: CallContext,
): Promise<ResolvedTemplate> {
  const desired = versionOf(template);
  const { launchTemplateId, launchTemplateName } = template;
  const send = (versions: readonly string[]) => describe(template, versions, context);
  // The response does not show which of its versions is the latest, so only numbers are combined.
  const version = isNumbered(template)
    ? await describeBatched(
        desired,
        {
          call,
          subject: launchTemplateId ?? `named ${launchTemplateName ?? ""}`,
          most: versionsAtOnce,
          send: async (versions) =>
            new Map((await send(versions)).map((one) => [String(one.VersionNumber), one])),
        },
        context,
      )
    : (await callAws({ name: call }, context, () => send([desired])))[0];
  return toResolved(version, desired);
}

/** The same, from a response that is at most this many seconds old. @throws Fault if there is no such template or version */
export async function resolveRecentTemplate(
  template: LaunchTemplateSpecification,
  maxAgeSeconds: number,
  context: CallContext,
): Promise<ResolvedTemplate> {
  const { recentTemplates } = context.clients;
  const { launchTemplateId = "", launchTemplateName = "" } = template;
  const request = [launchTemplateId, launchTemplateName, versionOf(template)].join(" ");
  const requestedAt = context.clock.now();
  const kept = recentTemplates.find(request, requestedAt - maxAgeSeconds * 1000);
  if (kept !== undefined) return kept.response;
  const response = await resolveTemplate(template, context);
  recentTemplates.keep(request, requestedAt, response);
  return response;
}

async function describe(
  { launchTemplateId, launchTemplateName }: LaunchTemplateSpecification,
  versions: readonly string[],
  { clients }: CallContext,
): Promise<readonly LaunchTemplateVersion[]> {
  const client = await clients.ec2();
  const response = await client.describeLaunchTemplateVersions({
    ...(launchTemplateId === undefined
      ? { LaunchTemplateName: launchTemplateName }
      : { LaunchTemplateId: launchTemplateId }),
    Versions: [...versions],
  });
  return requireField(call, response.LaunchTemplateVersions);
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
