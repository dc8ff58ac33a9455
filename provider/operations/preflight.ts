/** Gathers what a preflight goes by, all at once, and judges it. What may not be asked is passed over with a line. */
import { isFault, renderFault } from "../core/fault";
import { isRolled, surveyFleet } from "../core/fleet";
import type { Group } from "../core/group";
import type { Inputs, LaunchTemplateSpecification } from "../core/inputs";
import type { Facts, Finding } from "../core/preflight/facts";
import { findObstacles } from "../core/preflight/preflight";
import { launchTemplateOf, type Target } from "../core/target";
import type { Ports, ResolvedTemplate } from "./ports";

export interface PreflightOptions {
  readonly inputs: Inputs;
  readonly target: Target;
  readonly skipMatching: boolean;
  readonly group: Group | undefined;
  /** Whether the launch template version is yet to be made, so that nothing can be asked about it. @default false */
  readonly isPredicted?: boolean;
}

/** Every finding, errors first. A refresh that finds every instance on the target needs no preflight. */
export async function preflight(
  options: PreflightOptions,
  ports: Ports,
): Promise<readonly Finding[]> {
  const { inputs, target, skipMatching, group } = options;
  const fleet = group && surveyFleet(group, target);
  if (skipMatching && group && fleet && isRolled(group, fleet)) return [];
  const facts: Facts = {
    inputs,
    target,
    skipMatching,
    ...(group && { group }),
    ...(fleet && { fleet }),
    ...(await gather(options, ports)),
  };
  return findObstacles(facts);
}

type Gathered = Pick<
  Facts,
  | "missingTemplate"
  | "image"
  | "instanceTypes"
  | "alarms"
  | "isOwnImageParameter"
  | "credentialsEndIn"
  | "ownInstanceId"
>;

async function gather(
  { inputs, target, group, isPredicted }: PreflightOptions,
  ports: Ports,
): Promise<Gathered> {
  const { inspection, evidence } = ports;
  const alarmNames = inputs.preferences?.alarmSpecification?.alarms ?? [];
  const known = <Answer>(question: () => Promise<Answer>) => ifKnown(question, ports);
  const [launch, alarms, own, credentialsEndIn, ownInstanceId] = await Promise.all([
    isPredicted === true ? undefined : known(() => findLaunch(target, ports)),
    alarmNames.length === 0 ? undefined : known(() => evidence.alarms(alarmNames)),
    known(() => templateOf(group?.configuration, ports)),
    known(() => inspection.credentialsEndIn()),
    known(() => inspection.ownInstanceId()),
  ]);
  return {
    ...launch,
    ...(alarms && { alarms }),
    isOwnImageParameter: own?.imageId?.startsWith("resolve:ssm:") ?? false,
    ...(credentialsEndIn !== undefined && { credentialsEndIn }),
    ...(ownInstanceId !== undefined && { ownInstanceId }),
  };
}

/** The image of the target's launch template and the instance types that it is for: an override may have an image of its own. An image that is an SSM parameter is AWS's to resolve. */
async function findLaunch(
  target: Target,
  ports: Ports,
): Promise<Pick<Facts, "missingTemplate" | "image" | "instanceTypes">> {
  const wanted = launchTemplateOf(target.configuration);
  const template = wanted && (await findTemplate(wanted, ports));
  if (wanted !== undefined && template === undefined) return { missingTemplate: wanted };
  const overrides = target.configuration?.mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
  const types = overrides
    .filter(({ imageId, launchTemplateSpecification }) => !imageId && !launchTemplateSpecification)
    .flatMap(({ instanceType }) => instanceType ?? []);
  const wantedTypes = overrides.length > 0 ? types : [template?.instanceType ?? []].flat();
  const imageId = template?.imageId;
  if (!imageId?.startsWith("ami-")) return {};
  const image = await ports.inspection.findImage(imageId);
  const instanceTypes =
    wantedTypes.length === 0
      ? undefined
      : await ports.inspection.describeInstanceTypes(wantedTypes);
  return {
    image: image ?? { imageId, missing: true },
    ...(instanceTypes && { instanceTypes }),
  };
}

/** AWS answers a template or a version that does not exist with an error. */
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

async function templateOf(
  configuration: Target["configuration"],
  { autoScaling }: Ports,
): Promise<ResolvedTemplate | undefined> {
  const template = launchTemplateOf(configuration);
  return template && autoScaling.resolveTemplate(template);
}

/** An optional permission that is missing costs the rules that need it, not the run. */
async function ifKnown<Answer>(
  question: () => Promise<Answer>,
  { reporter }: Ports,
): Promise<Answer | undefined> {
  try {
    return await question();
  } catch (error) {
    if (!isFault(error)) throw error;
    reporter.note(`preflight: not checked, ${renderFault(error)}`);
    return undefined;
  }
}
