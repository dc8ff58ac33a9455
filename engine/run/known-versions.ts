/** A second opinion on `$Latest` and `$Default`: AWS may not report yet what the same program has made a moment ago. */
import type { LaunchTemplateSpecification } from "../inputs/inputs";
import { isSameSubject, versionOf } from "../refresh/target";
import { Fault, isFault } from "./fault";
import type { AutoScaling, KnownVersion, Ports, ResolvedTemplate } from "./ports";

/**
 * The version that AWS reports. Where the program knows of a later one, that one is described by its number.
 *
 * @throws Fault when AWS does not know it, or still has an older default
 */
export async function resolveWithKnown(
  template: LaunchTemplateSpecification,
  { autoScaling, knownVersions = [] }: Pick<Ports, "autoScaling" | "knownVersions">,
): Promise<ResolvedTemplate> {
  const reported = await autoScaling.resolveTemplate(template);
  const known = knownVersions.find(
    (one) => isSameSubject(one, template) && one.version === versionOf(template),
  );
  if (known === undefined || Number(reported.version) >= known.number) return reported;
  if (known.version === "$Default") throw outOfDate(known, reported);
  return describeNumber(template, { known, reported }, autoScaling);
}

async function describeNumber(
  template: LaunchTemplateSpecification,
  { known, reported }: { readonly known: KnownVersion; readonly reported: ResolvedTemplate },
  autoScaling: AutoScaling,
): Promise<ResolvedTemplate> {
  try {
    return await autoScaling.resolveTemplate({ ...template, version: String(known.number) });
  } catch (error) {
    const isMissing = isFault(error, "rejected") && error.code.endsWith("NotFound");
    throw isMissing ? outOfDate(known, reported) : error;
  }
}

function outOfDate({ version, number }: KnownVersion, reported: ResolvedTemplate): Fault {
  return new Fault("rejected", {
    call: "DescribeLaunchTemplateVersions",
    code: outOfDateCode,
    message: `AWS reports version ${reported.version} as ${version} of ${reported.launchTemplateName}, but the program has version ${number}.`,
  });
}

const outOfDateCode = "OutOfDate";

/** Whether AWS reports an older version than the program has made. */
export function isOutOfDate(result: unknown): result is Fault {
  return isFault(result, "rejected") && result.code === outOfDateCode;
}
