/** Finds out what a target would launch: its templates, their images and the instance types that are to run them. */
import { isFault } from "../run/fault";
import { retryUntilConsistent } from "../run/retry";
import type { DesiredConfiguration, LaunchTemplateSpecification } from "../inputs/inputs";
import type { PreflightFacts, LaunchFacts } from "./facts";
import {
  launchTemplateOf,
  overridesOf,
  renderTemplate,
  templatesOf,
  type Target,
} from "../refresh/target";
import { ifPermitted } from "./if-permitted";
import type { Ports, ResolvedTemplate } from "../run/ports";

/** An image that is an SSM parameter is AWS's to resolve. */
export async function findLaunches(
  { configuration }: Target,
  ports: Ports,
): Promise<Pick<PreflightFacts, "missingTemplates" | "parameterTemplates" | "launches">> {
  const templates = await retryUntilConsistent(
    () => findTemplates(configuration, ports),
    (found) => !isFault(found) && missingOf(found).length > 0,
    ports,
  );
  const missing = missingOf(templates);
  if (missing.length > 0) return { missingTemplates: missing };
  const parameterTemplates = templates
    .filter(({ resolved }) => resolved?.imageId?.startsWith(parameterPrefix))
    .map(({ template }) => template);
  const types = typesByImage(configuration, templates);
  const all = [...new Set([...types.values()].flat())];
  const { preflightFacts } = ports;
  const [known = [], ...images] = await Promise.all([
    all.length === 0 ? [] : ifPermitted(() => preflightFacts.describeInstanceTypes(all), ports),
    ...[...types.keys()].map(
      async (imageId) =>
        (await retryUntilConsistent(
          () => preflightFacts.findImage(imageId),
          (image) => image === undefined || (!isFault(image) && image.state === "pending"),
          ports,
        )) ?? ({ imageId, missing: true } as const),
    ),
  ]);
  const launches = images.map((image): LaunchFacts => ({
    image,
    instanceTypes: known.filter(({ instanceType }) =>
      types.get(image.imageId)?.includes(instanceType),
    ),
  }));
  return { parameterTemplates, launches };
}

/** How a launch template names an SSM parameter instead of an image. */
export const parameterPrefix = "resolve:ssm:";

/** The launch templates of a configuration of which AWS knows no such template or version. */
export async function findMissingTemplates(
  configuration: DesiredConfiguration | undefined,
  ports: Ports,
): Promise<readonly LaunchTemplateSpecification[]> {
  return missingOf(await findTemplates(configuration, ports));
}

function missingOf(templates: readonly Found[]): readonly LaunchTemplateSpecification[] {
  return templates.flatMap(({ template, resolved }) => (resolved === undefined ? template : []));
}

interface Found {
  readonly template: LaunchTemplateSpecification;
  readonly resolved: ResolvedTemplate | undefined;
}

/** The base, whether or not an override uses it, and the overrides' own, each once. */
async function findTemplates(
  configuration: DesiredConfiguration | undefined,
  ports: Ports,
): Promise<readonly Found[]> {
  const distinct = new Map(
    templatesOf(configuration).map((template) => [renderTemplate(template), template]),
  );
  return Promise.all(
    [...distinct.values()].map(async (template) => ({
      template,
      resolved: await findTemplate(template, ports),
    })),
  );
}

/** AWS returns an error for a template or a version that does not exist. */
async function findTemplate(
  template: LaunchTemplateSpecification,
  { autoScaling }: Ports,
): Promise<ResolvedTemplate | undefined> {
  try {
    return await autoScaling.resolveTemplate(template);
  } catch (error) {
    if (isFault(error, "rejected") && error.code.endsWith("NotFound")) return undefined;
    throw error;
  }
}

/** An override may have an image, a type and a template of its own; what it leaves open is the base's. */
function typesByImage(
  configuration: DesiredConfiguration | undefined,
  templates: readonly Found[],
): ReadonlyMap<string, readonly string[]> {
  const base = launchTemplateOf(configuration);
  const overrides = overridesOf(configuration);
  const types = new Map<string, readonly string[]>();
  for (const override of overrides.length === 0 ? [{}] : overrides) {
    const { launchTemplateSpecification: template = base, instanceRequirements } = override;
    const name = template && renderTemplate(template);
    const data = templates.find((found) => renderTemplate(found.template) === name)?.resolved;
    const imageId = override.imageId ?? data?.imageId;
    if (!imageId?.startsWith("ami-")) continue;
    const type = override.instanceType ?? (instanceRequirements ? undefined : data?.instanceType);
    types.set(imageId, [...(types.get(imageId) ?? []), ...(type === undefined ? [] : [type])]);
  }
  return types;
}
