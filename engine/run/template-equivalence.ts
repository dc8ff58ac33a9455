/** Whether a new launch template version differs from the running one only in fields that the user ignores. */
import { isSame } from "../values/equality";
import { isFault, renderFaultClause } from "./fault";
import type { Inputs, LaunchTemplateSpecification } from "../inputs/inputs";
import type { SavedState } from "../decision/reasons";
import {
  isSameConfiguration,
  isSameTemplate,
  launchTemplateOf,
  type Target,
} from "../refresh/target";
import { retryUntilResponse } from "./retry";
import type { Ports } from "./ports";

/** Versions that cannot be compared count as different: one roll too many is better than one too few. */
export async function isEquivalent(
  target: Target,
  { inputs, saved }: { readonly inputs: Inputs; readonly saved: SavedState },
  ports: Ports,
): Promise<boolean> {
  const ignored = inputs.ignoreTemplateFields ?? [];
  const before = saved.lastSuccess?.target.configuration;
  const old = launchTemplateOf(before);
  const desired = launchTemplateOf(target.configuration);
  if (ignored.length === 0 || old === undefined || desired === undefined) return false;
  if (
    isSameTemplate(old, desired) ||
    !isSameTemplate({ ...old, version: "" }, { ...desired, version: "" })
  )
    return false;
  if (!isSameConfiguration(withoutTemplate(before), withoutTemplate(target.configuration)))
    return false;
  const versions = await bothVersions(old, desired, ports);
  return (
    versions !== undefined && isSame(without(versions[0], ignored), without(versions[1], ignored))
  );
}

type Data = Readonly<Record<string, unknown>>;

async function bothVersions(
  old: LaunchTemplateSpecification,
  desired: LaunchTemplateSpecification,
  ports: Ports,
): Promise<readonly [Data, Data] | undefined> {
  const dataOf = async (template: LaunchTemplateSpecification): Promise<Data> =>
    (await retryUntilResponse(() => ports.autoScaling.resolveTemplate(template), ports)).data;
  try {
    return [await dataOf(old), await dataOf(desired)];
  } catch (error) {
    if (!isFault(error)) throw error;
    ports.reporter.warn(
      `ignoreTemplateFields has no effect: the versions could not be compared (${renderFaultClause(error)})`,
    );
    return undefined;
  }
}

function without(data: Data, ignored: readonly string[]): Data {
  return Object.fromEntries(Object.entries(data).filter(([field]) => !ignored.includes(field)));
}

/** The configuration without the template that is compared by its fields. */
function withoutTemplate(configuration: Target["configuration"]): Target["configuration"] {
  const policy = configuration?.mixedInstancesPolicy;
  if (policy === undefined) return {};
  const { launchTemplateSpecification, ...launchTemplate } = policy.launchTemplate ?? {};
  return { mixedInstancesPolicy: { ...policy, launchTemplate } };
}
