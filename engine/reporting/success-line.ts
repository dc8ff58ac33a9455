/** The last line of a roll that succeeded. */
import { renderTarget } from "../decision/reasons";
import { secondsTaken } from "../refresh/snapshot";
import { launchTemplateOf } from "../refresh/target";
import type { LaunchTemplateSpecification } from "../inputs/inputs";
import type { Rolled } from "../run/roll";
import { renderSeconds } from "../values/duration";

/** `3 instances replaced in 7 min: version 1 -> 2`. Undefined if nothing was rolled, or without success. */
export function renderSuccess(rolled: Rolled): string | undefined {
  const { refresh, error, verified } = rolled;
  if (refresh === undefined || error !== undefined) return undefined;
  const seconds = secondsTaken(refresh);
  const duration = seconds === undefined ? "" : ` in ${renderSeconds(seconds)}`;
  const { replaced } = verified ?? {};
  const what =
    replaced === undefined
      ? `refresh ${refresh.instanceRefreshId} succeeded`
      : `${replaced} ${replaced === 1 ? "instance" : "instances"} replaced`;
  return `${what}${duration}: ${fromTo(rolled)}`;
}

/** The version numbers where only the version changed; a run that resumes has not seen what the group ran before. */
function fromTo({ reasons, group, desired }: Rolled): string {
  const { target } = desired;
  const before = launchTemplateOf(reasons.length > 0 ? group?.configuration : undefined);
  const after = launchTemplateOf(target.configuration);
  return before && after && isOtherVersion(before, after)
    ? `version ${String(before.version)} -> ${String(after.version)}`
    : renderTarget(target);
}

/** A program may name the template by id or by name; AWS reports both. */
function isOtherVersion(
  before: LaunchTemplateSpecification,
  after: LaunchTemplateSpecification,
): boolean {
  const isSameId =
    before.launchTemplateId !== undefined && before.launchTemplateId === after.launchTemplateId;
  const isSameName =
    before.launchTemplateName !== undefined &&
    before.launchTemplateName === after.launchTemplateName;
  return (isSameId || isSameName) && String(before.version) !== String(after.version);
}
