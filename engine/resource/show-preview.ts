/** Says in a preview what a run would do to a resource: in one line and, in full, once under it. Never fails a preview. */
import { isRecord } from "../values/equality";
import { isFault, renderFaultClause } from "../run/fault";
import type { LaunchTemplateSpecification } from "../inputs/inputs";
import { InstanceRefreshError, type ErrorContext } from "../run/errors/instance-refresh-error";
import type { Finding } from "../preflight/facts";
import type { SavedState } from "../decision/reasons";
import { findPreview } from "../preview/preview";
import type { Ports } from "../run/ports";
import type { Decision } from "../decision/decide";
import { asInputs } from "./known-inputs";
import type { Properties } from "../run/outputs";
import { hasUnknown, withoutUnknowns } from "../inputs/unknowns";

/** What a preview is given besides the inputs. */
export interface PreviewContext {
  /** What is known from earlier runs. */
  readonly saved: SavedState;
  readonly errorContext: ErrorContext;
  readonly isUnknown: (value: unknown) => boolean;
}

/** @returns what a run would do, as far as that is known */
export async function showPreview(
  news: Properties,
  { saved, errorContext, isUnknown }: PreviewContext,
  { persistence = "once", ...rest }: Ports,
): Promise<Decision | undefined> {
  const ports = { ...rest, persistence };
  if (isUnknown(news["autoScalingGroupName"])) {
    ports.reporter.progress(notYet);
    return undefined;
  }
  try {
    const { desiredConfiguration } = news;
    const configuration = await predicted(desiredConfiguration, { ports, isUnknown });
    if (hasUnknown(configuration, isUnknown)) {
      ports.reporter.progress(news["hold"] === true ? `${notKnown}; ${holdMayFail}` : notKnown);
      return undefined;
    }
    const known = { ...withoutUnknowns(news, isUnknown), desiredConfiguration: configuration };
    const isPredicted = hasUnknown(desiredConfiguration, isUnknown);
    const { decision, preview, findings } = await findPreview(
      { inputs: asInputs(known), saved, errorContext, isPredicted },
      ports,
    );
    const obstacles = findings.map(({ severity, text }) => `  ${severity}: ${text}`);
    const row = obstructed(findings) ?? preview.row;
    const [, ...details] = preview.lines;
    if (preview.lines.length > 0) {
      const first = obstructed(findings) === undefined ? [] : [`  ${preview.row}`];
      const heading = `${errorContext.autoScalingGroupName}: ${row}`;
      ports.reporter.preview([heading, ...first, ...details, ...obstacles]);
    }
    ports.reporter.progress(row);
    return decision;
  } catch (error) {
    // A group with a name of the user's own is known by it before it exists.
    const isMissing = error instanceof InstanceRefreshError && error.code === "GroupNotFound";
    if (isMissing) ports.reporter.progress(noGroup(errorContext, saved));
    else if (isMissingTemplate(error)) ports.reporter.progress(noTemplate);
    else ports.reporter.warn(`no preview: ${reasonOf(error)}`);
    return undefined;
  }
}

/** The row is all that many see of a preview, and an obstacle makes the update red. */
function obstructed(findings: readonly Finding[]): string | undefined {
  const { length } = findings.filter(({ severity }) => severity === "error");
  if (length === 0) return undefined;
  return `would fail, with nothing started: the preflight found ${length === 1 ? "an obstacle" : `${length} obstacles`}`;
}

/** A preview cannot know whether this update creates the group. */
function noGroup(
  { autoScalingGroupName, region }: ErrorContext,
  { instanceRefreshId }: SavedState,
): string {
  const where = region === undefined ? "" : ` in ${region}`;
  const since = instanceRefreshId === undefined ? "yet" : "any more";
  return `group ${autoScalingGroupName} does not exist ${since}${where}: the update fails unless it makes the group`;
}

/** A program may name a template that this very update makes. */
function isMissingTemplate(error: unknown): boolean {
  return (
    isFault(error, "rejected") &&
    error.call === "DescribeLaunchTemplateVersions" &&
    error.code.endsWith("NotFound")
  );
}

const noTemplate =
  "the launch template does not exist yet: the update fails unless it makes the template, and then decides about a refresh";
const notYet = "the group does not exist yet; its refresh starts when it does";
const holdMayFail =
  "hold is set: the update fails if it replaces the launch template that the group launches from";
const notKnown =
  "what is wanted is not known before the update; whether it needs a refresh is seen then";

function reasonOf(error: unknown): string {
  if (isFault(error))
    return `AWS could not be reached (${renderFaultClause(error)}); deciding from the inputs alone`;
  if (error instanceof InstanceRefreshError) return error.message;
  throw error;
}

interface Guess {
  readonly ports: Ports;
  readonly isUnknown: (value: unknown) => boolean;
}

/** The configuration with versions that this very update is about to make: each is the latest one plus one. */
async function predicted(value: unknown, guess: Guess): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((part) => predicted(part, guess)));
  if (!isRecord(value)) return value;
  if (isToBeMade(value, guess)) return nextOf(value, guess.ports);
  const parts = Object.entries(value).map(
    async ([name, part]) => [name, await predicted(part, guess)] as const,
  );
  return Object.fromEntries(await Promise.all(parts));
}

/** Whether this is a launch template that is known, in a version that is not. */
function isToBeMade(value: Readonly<Record<string, unknown>>, { isUnknown }: Guess): boolean {
  const template = value["launchTemplateId"] ?? value["launchTemplateName"];
  return isUnknown(value["version"]) && typeof template === "string" && !isUnknown(template);
}

async function nextOf(
  template: LaunchTemplateSpecification,
  { autoScaling }: Ports,
): Promise<LaunchTemplateSpecification> {
  const { launchTemplateId, launchTemplateName } = template;
  const latest = await autoScaling.resolveTemplate({
    ...(launchTemplateId === undefined
      ? launchTemplateName && { launchTemplateName }
      : { launchTemplateId }),
    version: "$Latest",
  });
  // The id, because a version that is yet to be made cannot tell it.
  return {
    ...template,
    launchTemplateId: latest.launchTemplateId,
    version: Number(latest.version) + 1,
  };
}
