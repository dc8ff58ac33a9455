/** `plan`: what a refresh onto a launch template version would do, as a preview says it. */
import type { Command } from "commander";
import { validateInputs } from "../inputs/validate";
import { withoutEmpty } from "../values/equality";
import type { DesiredConfiguration, Inputs, Preferences } from "../inputs/inputs";
import { findPreview } from "../preview/preview";
import { exitWith } from "./exit-code";
import { openSession, print } from "./session";

interface Options {
  readonly launchTemplate?: string;
  readonly templateVersion?: string;
  readonly minHealthy?: number;
  readonly maxHealthy?: number;
  readonly warmup?: number;
}

export async function plan(group: string, options: Options, command: Command): Promise<void> {
  const session = openSession(command);
  const { region } = session.connection;
  const { preview, findings } = await findPreview(
    {
      inputs: inputsOf(group, options, command),
      saved: {},
      isHypothetical: true,
      errorContext: { autoScalingGroupName: group, ...(region !== undefined && { region }) },
    },
    { ...session.ports, persistence: "once" },
  );
  const obstacles = findings.map(({ severity, text }) => `${severity}: ${text}`);
  print(session, { summary: preview.row, details: preview.lines, findings }, [
    preview.row,
    ...preview.lines.slice(1),
    ...obstacles,
  ]);
  exitWith(findings.some(({ severity }) => severity === "error") ? "obstacles" : "succeeded");
}

/** What AWS would not take is refused before it is asked. */
function inputsOf(autoScalingGroupName: string, options: Options, command: Command): Inputs {
  const desiredConfiguration = configurationOf(options, command);
  const inputs = {
    autoScalingGroupName,
    preferences: preferencesOf(options),
    ...(desiredConfiguration && { desiredConfiguration }),
  };
  const failures = validateInputs(inputs);
  if (failures.length > 0) {
    command.error(
      failures.map(({ property, reason }) => `error: ${property} ${reason}`).join("\n"),
    );
  }
  return inputs;
}

function configurationOf(
  { launchTemplate, templateVersion }: Options,
  command: Command,
): DesiredConfiguration | undefined {
  if (launchTemplate === undefined) {
    if (templateVersion !== undefined) {
      command.error("error: --template-version needs --launch-template");
    }
    return undefined;
  }
  const reference = launchTemplate.startsWith("lt-")
    ? { launchTemplateId: launchTemplate }
    : { launchTemplateName: launchTemplate };
  return { launchTemplate: { ...reference, version: templateVersion ?? "$Latest" } };
}

function preferencesOf({ minHealthy, maxHealthy, warmup }: Options): Preferences {
  return withoutEmpty({
    minHealthyPercentage: minHealthy,
    maxHealthyPercentage: maxHealthy,
    instanceWarmup: warmup,
  });
}
