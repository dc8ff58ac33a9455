/** Whether there is a way back for a refresh that is to have one. */
import type { Inputs } from "../inputs";
import { isNumbered, isSameTemplate, launchTemplateOf, renderTemplate } from "../target";
import { error, warning, type Facts, type Finding } from "./facts";

/** The way back is the group's own configuration, which must still be the old one and a fixed one. */
export function rollbackIsPossible(facts: Facts): readonly Finding[] {
  const own = launchTemplateOf(facts.group?.configuration);
  const wanted = launchTemplateOf(facts.target.configuration);
  if (!asksForRollback(facts.inputs) || facts.group === undefined) return [];
  if (own === undefined) {
    return [
      error(
        "a rollback is asked for, but the group launches from a launch configuration: AWS can roll back to a launch template only",
      ),
    ];
  }
  if (!isNumbered(own)) {
    return [
      error(
        `a rollback is asked for, but the group's own launch template is ${renderTemplate(own)}: AWS can roll back to a numbered version only`,
      ),
    ];
  }
  if (facts.isOwnImageParameter === true) {
    return [
      error(
        `a rollback is asked for, but the image of the group's own ${renderTemplate(own)} is an SSM parameter: AWS can roll back to an image id only`,
      ),
    ];
  }
  const isTrap =
    wanted !== undefined && isSameTemplate(own, wanted) && (facts.fleet?.outdated.length ?? 0) > 0;
  return isTrap
    ? [
        warning(
          `a rollback would go nowhere: the group itself already launches ${renderTemplate(own)}. ` +
            'Add ignoreChanges: ["launchTemplate"] to the group, so that it keeps the old version until the refresh succeeds',
        ),
      ]
    : [];
}

function asksForRollback({ preferences, onTimeout, onInterrupt, onFailFast }: Inputs): boolean {
  return (
    preferences?.autoRollback === true || [onTimeout, onInterrupt, onFailFast].includes("rollback")
  );
}
