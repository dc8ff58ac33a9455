/** Whether AWS can roll a refresh back, if the inputs need that. */
import type { Inputs } from "../inputs/inputs";
import {
  isNumbered,
  isSameConfiguration,
  launchTemplateOf,
  renderTemplate,
} from "../refresh/target";
import { warning, type PreflightFacts, type Finding } from "./facts";

/** A rollback goes to the group's own configuration, which must still be the old one and must name a fixed version. */
export function rollbackIsPossible(facts: PreflightFacts): readonly Finding[] {
  const own = launchTemplateOf(facts.group?.configuration);
  const desired = launchTemplateOf(facts.target.configuration);
  const demand = requirementOf(facts.inputs);
  if (demand === undefined || facts.group === undefined) return [];
  const { severity, cause } = demand;
  const impossible = (reason: string, fix: string): readonly Finding[] => [
    { severity, text: `${cause}, but ${reason} only. ${fix}` },
  ];
  if (own === undefined) {
    return impossible(
      "the group launches from a launch configuration: AWS can roll back to a launch template",
      "Use no rollback policy this once: then the group has a launch template",
    );
  }
  const [missing] = facts.missingOwnTemplates ?? [];
  if (missing !== undefined) {
    return impossible(
      `the group's own launch template ${renderTemplate(missing)} does not exist any more: AWS can roll back to a version that exists`,
      "Use no rollback policy this once: a refresh that succeeds gives the group the new version",
    );
  }
  if (!isNumbered(own)) {
    return impossible(
      `the group's own launch template is ${renderTemplate(own)}: AWS can roll back to a numbered version`,
      "Give the group the number of the version that it runs, or use no rollback policy this once: then the group has a number",
    );
  }
  if (facts.isOwnImageParameter === true) {
    return impossible(
      `the image of the group's own ${renderTemplate(own)} is an SSM parameter: AWS can roll back to an image id`,
      "Give the group a version with an image id, or use no rollback policy this once",
    );
  }
  const isTrap =
    desired !== undefined &&
    isSameConfiguration(facts.group.configuration, facts.target.configuration) &&
    (facts.fleet?.outdated.length ?? 0) > 0;
  const property = facts.group.configuration?.mixedInstancesPolicy
    ? "mixedInstancesPolicy"
    : "launchTemplate";
  return isTrap
    ? [
        warning(
          `a rollback would go nowhere: the group itself already launches ${renderTemplate(own)}. ` +
            `Add ignoreChanges: ["${property}"] to the group, so that it keeps the old version until the refresh succeeds`,
        ),
      ]
    : [];
}

interface RollbackRequirement {
  readonly severity: Finding["severity"];
  readonly cause: string;
}

/** The input that may lead to a rollback. A deletion may never happen, or find another group. */
function requirementOf(inputs: Inputs): RollbackRequirement | undefined {
  const { preferences, onTimeout, onInterrupt, onFailFast, onDelete } = inputs;
  const { gates = [], onGateFailure } = inputs;
  const ends = [onTimeout, onInterrupt, onFailFast, gates.length > 0 ? onGateFailure : undefined];
  if (preferences?.autoRollback === true || ends.includes("rollback")) {
    return { severity: "error", cause: "the inputs may cause a rollback" };
  }
  return onDelete === "rollback"
    ? { severity: "warning", cause: "a deletion may cause a rollback" }
    : undefined;
}
