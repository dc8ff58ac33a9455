/** The last line of a roll that succeeded. */
import { renderTarget } from "../decision/reasons";
import { secondsTaken } from "../refresh/snapshot";
import { launchTemplateOf } from "../refresh/target";
import type { Rolled } from "../run/roll";
import { renderSeconds } from "../values/duration";

/** `3 instances replaced in 7 min: version 1 -> 2`. Undefined where nothing was rolled, or not with success. */
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
  const isVersionChange =
    before?.launchTemplateId !== undefined &&
    before.launchTemplateId === after?.launchTemplateId &&
    before.version !== after.version;
  return isVersionChange
    ? `version ${String(before.version)} -> ${String(after.version)}`
    : renderTarget(target);
}
