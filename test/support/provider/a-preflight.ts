/** Runs a preflight on a group, with answers of the test's own. */
import type { DesiredConfiguration, Inputs } from "../../../engine/inputs/inputs";
import type { PreflightPort } from "../../../engine/preflight/preflight-port";
import { preflight } from "../../../engine/preflight/preflight";
import type { ResolvedTemplate } from "../../../engine/run/ports";
import type { Group } from "../../../engine/refresh/group";
import { aGroup } from "./a-group";
import { aStage } from "./a-stage";
import { aConfiguration } from "./a-target";
import { aResolvedTemplate } from "./a-template";

interface Case {
  readonly configuration?: DesiredConfiguration;
  readonly inputs?: Partial<Inputs>;
  readonly template?: ResolvedTemplate;
  readonly preflightFacts?: Partial<PreflightPort>;
  readonly group?: ReturnType<typeof aGroup> | "unknown";
}

/** A preflight for version 2 of `web`, by the first words of what it finds. */
export function checking({
  configuration = aConfiguration("2"),
  inputs,
  template = aResolvedTemplate(),
  preflightFacts,
  group = aGroup(ofKindOf(configuration)),
}: Case) {
  const { ports, reporter, aws } = aStage({ templates: [template] });
  const asked: string[] = [];
  const all: PreflightPort = {
    ...ports.preflightFacts,
    describeInstanceTypes: (types) => {
      asked.push(...types);
      return ports.preflightFacts.describeInstanceTypes(types);
    },
    ...preflightFacts,
  };
  const diagnostics = {
    ...ports.diagnostics,
    alarms: (names: readonly string[]) =>
      Promise.resolve(names.map((alarmName) => ({ alarmName, state: "ALARM" }))),
  };
  const findings = async () => {
    const options = {
      inputs: { autoScalingGroupName: "web", ...inputs },
      target: { from: "program", configuration } as const,
      skipMatching: true,
      group: group === "unknown" ? undefined : group,
    };
    const found = await preflight(options, { ...ports, preflightFacts: all, diagnostics });
    return found.map(({ text }) => text.split(":")[0]);
  };
  return { findings, reporter, asked, aws };
}

/** The group's own configuration, at version 1, in the kind that the target has: a change of the kind is another finding. */
function ofKindOf({ mixedInstancesPolicy }: DesiredConfiguration): Partial<Group> {
  const launchTemplateSpecification = aConfiguration("1").launchTemplate;
  return mixedInstancesPolicy === undefined || launchTemplateSpecification === undefined
    ? {}
    : {
        configuration: {
          mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification } },
        },
      };
}

/** A policy of version 2 of `web` with these overrides. */
export const mixed = (
  overrides: NonNullable<
    NonNullable<DesiredConfiguration["mixedInstancesPolicy"]>["launchTemplate"]
  >["overrides"],
): DesiredConfiguration => ({
  mixedInstancesPolicy: {
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: "lt-0web", version: "2" },
      ...(overrides && { overrides }),
    },
  },
});
