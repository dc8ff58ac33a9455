/** The options of `roll` and `plan` that become inputs: derived from the one declaration of the inputs, and read from a file. */
import { readFileSync } from "node:fs";
import { Option, type Command } from "commander";
import { parse } from "yaml";
import type { DesiredConfiguration, Inputs } from "../inputs/inputs";
import { inputsSchema } from "../inputs/schema/inputs";
import { preferences } from "../inputs/schema/preferences";
import type { Field, ObjectSchema } from "../inputs/schema/schema";
import { validateInputs } from "../inputs/validate";
import { isRecord } from "../values/equality";
import { wholeNumber } from "./whole-number";

/** Preferences that people type often have a short option. Any other has its own name in kebab-case. */
const shortNames: Readonly<Record<string, string>> = {
  minHealthyPercentage: "min-healthy",
  maxHealthyPercentage: "max-healthy",
  instanceWarmup: "warmup",
  checkpointPercentages: "checkpoint",
};

/** Inputs that have an option of their own elsewhere, or that make no sense on a command line. */
const elsewhere = ["region", "profile", "endpoint", "hold", "onDelete"];

interface InputOption {
  /** The name that commander keeps the value under. */
  readonly key: string;
  /** One, or for a boolean two: `--hold` and `--no-hold`. */
  readonly options: readonly Option[];
}

const preferenceOptions = optionsOf(preferences);
const policyOptions = optionsOf({
  ...inputsSchema,
  fields: Object.fromEntries(
    Object.entries(inputsSchema.fields).filter(([name]) => !elsewhere.includes(name)),
  ),
});

/** Adds the options that say what to roll to, and how. */
export function addInputOptions(command: Command): Command {
  command
    .option("--launch-template <id or name>", "(default: what the group itself launches from)")
    .option(
      "--template-version <version>",
      "a number, $Latest or $Default, of --launch-template (default: $Latest)",
    )
    .option(
      "--config <file>",
      "YAML or JSON with any inputs of the resource; the other options win over it",
    );
  for (const { options } of [...preferenceOptions.values(), ...policyOptions.values()]) {
    for (const option of options) command.addOption(option);
  }
  return command.option(
    "--alarm <name>",
    "a CloudWatch alarm that fails the refresh; may be given several times",
    collect,
  );
}

/**
 * The inputs that the options and the file name. Ends the command with every error at once, before any call to AWS.
 *
 * @param given what the command says besides
 */
export function readInputs(
  autoScalingGroupName: string,
  command: Command,
  given: Partial<Inputs> = {},
): Inputs {
  const options = command.opts<Record<string, unknown>>();
  const file = readConfig(options["config"], command);
  const desiredConfiguration = configurationOf(options, command) ?? file["desiredConfiguration"];
  const alarms = options["alarm"];
  const chosen = {
    ...(isRecord(file["preferences"]) ? file["preferences"] : {}),
    ...chosenIn(preferenceOptions, options),
    ...(alarms !== undefined && { alarmSpecification: { alarms } }),
  };
  const inputs: Readonly<Record<string, unknown>> = {
    ...file,
    ...chosenIn(policyOptions, options),
    ...given,
    autoScalingGroupName,
    ...(desiredConfiguration !== undefined && { desiredConfiguration }),
    ...(Object.keys(chosen).length > 0 && { preferences: chosen }),
  };
  const failures = validateInputs(inputs);
  if (failures.length > 0) {
    command.error(
      failures.map(({ property, reason }) => `error: ${property} ${reason}`).join("\n"),
    );
  }
  return inputs as unknown as Inputs;
}

function optionsOf(schema: ObjectSchema): ReadonlyMap<string, InputOption> {
  const entries = Object.entries(schema.fields).flatMap(([name, field]) => {
    const option = optionOf(name, field);
    return option === undefined ? [] : [[name, option] as const];
  });
  return new Map(entries);
}

function optionOf(name: string, field: Field): InputOption | undefined {
  const long = shortNames[name] ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const text = `${firstSentence(field.description)}${defaultOf(field)}`;
  const named = (flags: string, description = text): Option =>
    new Option(`--${long}${flags}`, description);
  const made = (option: Option, ...others: readonly Option[]): InputOption => ({
    key: option.attributeName(),
    options: [option, ...others],
  });
  switch (field.kind) {
    case "number":
      return made(named(" <number>").argParser(wholeNumber(field)));
    case "enum":
      return made(named(" <choice>").choices([...field.values]));
    case "boolean":
      return made(named(""), new Option(`--no-${long}`));
    case "list": {
      if (field.of.kind !== "number") return undefined;
      const read = wholeNumber(field.of);
      return made(
        named(" <number>", `${text}; may be given several times`).argParser(
          (value: string, before: readonly number[] | undefined) => [
            ...(before ?? []),
            read(value),
          ],
        ),
      );
    }
    default:
      return undefined;
  }
}

function firstSentence(description = ""): string {
  return (/^.*?[.:](?=\s|$)/.exec(description)?.[0] ?? description)
    .replace(/[.:]$/, "")
    .replaceAll("`", "");
}

function defaultOf(field: Field): string {
  const text = field.defaultText?.replaceAll("`", "") ?? field.default;
  return text === undefined ? "" : ` (default: ${JSON.stringify(text).replaceAll('"', "")})`;
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function chosenIn(
  options: ReadonlyMap<string, InputOption>,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const entries = [...options]
    .map(([name, { key }]) => [name, values[key]] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function readConfig(path: unknown, command: Command): Readonly<Record<string, unknown>> {
  if (typeof path !== "string") return {};
  try {
    const value: unknown = parse(readFileSync(path, "utf8"));
    if (isRecord(value)) return value;
    return command.error(`error: ${path} must hold a map of inputs, like "preferences:"`);
  } catch (error) {
    if (error instanceof Error && "exitCode" in error) throw error;
    return command.error(
      `error: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function configurationOf(
  options: Readonly<Record<string, unknown>>,
  command: Command,
): DesiredConfiguration | undefined {
  const { launchTemplate, templateVersion } = options;
  if (typeof launchTemplate !== "string") {
    if (templateVersion !== undefined) {
      command.error("error: --template-version needs --launch-template");
    }
    return undefined;
  }
  const reference = launchTemplate.startsWith("lt-")
    ? { launchTemplateId: launchTemplate }
    : { launchTemplateName: launchTemplate };
  const version = typeof templateVersion === "string" ? templateVersion : "$Latest";
  return { launchTemplate: { ...reference, version } };
}
