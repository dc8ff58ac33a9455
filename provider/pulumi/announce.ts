/** Says in a preview what `up` would do: in the resource's own row and, in full, once under it. Never fails a preview. */
import { isRecord } from "../core/equality";
import { isFault, renderFault } from "../core/fault";
import type { LaunchTemplateSpecification } from "../core/inputs";
import { InstanceRefreshError } from "../core/instance-refresh-error";
import type { Past } from "../core/roll-reason";
import { foresee } from "../operations/preview";
import type { Ports } from "../operations/ports";
import type { Means } from "./difference";
import { asInputs, sceneOf } from "./run";
import type { Properties } from "./saved-state";
import { warningOfUnread } from "./stack-configuration";

/** Whether these inputs come from a preview. Pulumi does not tell a provider, so the program does. */
export function isPreview(inputs: Properties): boolean {
  return inputs["__preview"] === true;
}

export async function announce(
  news: Properties,
  past: Past,
  { isUnknown, connect }: Means,
): Promise<void> {
  const ports = { ...connect(news), persistence: "once" } as const;
  const warning = warningOfUnread(news);
  if (warning !== undefined) ports.reporter.warn(warning);
  if (isUnknown(news["autoScalingGroupName"])) {
    ports.reporter.progress(notYet);
    return;
  }
  try {
    const pruned = withoutUnknowns(news, isUnknown);
    const known = await withPredictions(pruned, news, { ports, isUnknown });
    const isPredicted = known["desiredConfiguration"] !== pruned["desiredConfiguration"];
    const { preview, findings } = await foresee(
      { inputs: asInputs(known), past, scene: sceneOf(news), isPredicted },
      ports,
    );
    const obstacles = findings.map(({ severity, text }) => `  ${severity}: ${text}`);
    if (preview.lines.length + obstacles.length > 0) {
      ports.reporter.announce([...preview.lines, ...obstacles]);
    }
    ports.reporter.progress(preview.row);
  } catch (error) {
    // A group with a name of the user's own is known by it before it exists.
    const isMissing = error instanceof InstanceRefreshError && error.code === "GroupNotFound";
    if (isMissing) ports.reporter.progress(notYet);
    else ports.reporter.warn(`no look ahead: ${reasonOf(error)}`);
  }
}

const notYet = "the group does not exist yet; its refresh starts when it does";

function reasonOf(error: unknown): string {
  if (isFault(error))
    return `AWS could not be asked (${renderFault(error)}); judging from the inputs alone`;
  if (error instanceof InstanceRefreshError) return error.message;
  throw error;
}

/** The properties as far as they are known. An unknown trigger stays, as a value that no trigger had before. */
function withoutUnknowns(
  properties: Properties,
  isUnknown: (value: unknown) => boolean,
): Properties {
  const prune = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((part) => !isUnknown(part)).map(prune);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).filter(([, part]) => !isUnknown(part));
    return Object.fromEntries(entries.map(([name, part]) => [name, prune(part)]));
  };
  const known = prune(properties);
  return { ...(isRecord(known) ? known : {}), triggers: properties["triggers"] };
}

interface Guess {
  readonly ports: Ports;
  readonly isUnknown: (value: unknown) => boolean;
}

/** A version that this very update is about to make is the latest one plus one. */
async function withPredictions(
  known: Properties,
  news: Properties,
  guess: Guess,
): Promise<Properties> {
  const template = templateIn(asInputs(news).desiredConfiguration);
  if (
    template === undefined ||
    !guess.isUnknown(template.version) ||
    guess.isUnknown(template.launchTemplateId)
  ) {
    return known;
  }
  const { launchTemplateId, launchTemplateName } = template;
  const latest = await guess.ports.autoScaling.resolveTemplate({
    ...(launchTemplateId !== undefined && { launchTemplateId }),
    ...(launchTemplateName !== undefined && { launchTemplateName }),
    version: "$Latest",
  });
  const next = { ...template, version: Number(latest.version) + 1 };
  return { ...known, desiredConfiguration: { launchTemplate: next } };
}

/** A single launch template; the versions inside a mixed instances policy are not predicted. */
function templateIn(configuration: unknown): LaunchTemplateSpecification | undefined {
  const template = isRecord(configuration) ? configuration["launchTemplate"] : undefined;
  return isRecord(template) ? template : undefined;
}
