/** A refresh moves the group itself to its desired configuration, so a configuration of another kind changes what the group is. */
import { error, warning, type Rule } from "./facts";

/** The group would lose its mixed instances policy, or get one: an error, unless the inputs say that it is meant. */
export const configurationKindIsKept: Rule = ({ inputs, target, group }) => {
  const own = group?.configuration;
  const desired = target.configuration;
  if (target.from === "group" || own === undefined || desired === undefined) return [];
  const hasPolicy = own.mixedInstancesPolicy !== undefined;
  const getsPolicy = desired.mixedInstancesPolicy !== undefined;
  if (hasPolicy === getsPolicy) return [];
  const change = hasPolicy
    ? "the group has a mixed instances policy, and desiredConfiguration is a plain launch template: the group loses the policy with its instance types and Spot share"
    : "the group launches from a plain launch template, and desiredConfiguration is a mixed instances policy: the group gets that policy";
  if (inputs.allowConfigurationKindChange === true) return [warning(change)];
  const fix = hasPolicy
    ? "put the policy into desiredConfiguration.mixedInstancesPolicy"
    : "use desiredConfiguration.launchTemplate";
  return [
    error(
      `${change}. ${fix.charAt(0).toUpperCase()}${fix.slice(1)}, or set allowConfigurationKindChange: true if that is meant`,
    ),
  ];
};
