/** The values of the resource: from Terraform's attributes to what the engine reads, and back. */
import { inputsSchema } from "aws-instance-refresh/inputs/schema/inputs";
import type { Properties } from "aws-instance-refresh/run/outputs";
import { durationSeconds } from "aws-instance-refresh/values/duration";
import { attributesOf } from "../schema/derive";
import { toInputs } from "../schema/inputs";
import { plain, type Attribute, type Block } from "../schema/schema";
import { isUnknown, isValues, unknown, type Values } from "../values/value";
import { fromOutputValues, outputAttributes, toOutputValues } from "./outputs";

const operations = ["create", "update", "delete"] as const;

const timeouts: Attribute = {
  description:
    "How long each operation may take, as `45m` or `1h30m`. What happens then is up to `on_timeout`.",
  mode: "optional",
  type: {
    kind: "nested",
    nesting: "single",
    attributes: Object.fromEntries(
      operations.map((operation) => [
        operation,
        {
          description: `The limit of a ${operation}. Without one there is no limit of the provider's; AWS gives up after an hour without progress, and after 14 days.`,
          mode: "optional",
          type: plain("string"),
        },
      ]),
    ),
  },
};

const progressFile: Attribute = {
  description:
    "A file to which a line is appended for every change of the refresh while an apply runs: Terraform itself shows no text of a provider meanwhile.",
  mode: "optional",
  type: plain("string"),
};

const derived = attributesOf(inputsSchema);
const { region } = derived;

const inputAttributes = {
  ...derived,
  // The Region that the provider block or the environment gives is part of what the resource is, so the state has it.
  ...(region && { region: { ...region, mode: "optional or computed" } satisfies Attribute }),
  timeouts,
  progress_file: progressFile,
};

export const groupBlock: Block = {
  description:
    "Rolls an Auto Scaling group onto a launch template version with an EC2 Auto Scaling instance refresh, follows the refresh to its end, and is a success only if every instance in service runs the target.",
  attributes: { ...inputAttributes, ...outputAttributes },
};

/** The inputs as the engine checks and compares them. */
export function toProperties(values: Values): Properties {
  const { timeouts: limits } = values;
  return {
    ...toInputs(inputsSchema, values),
    ...(isValues(limits) && { __timeouts: withoutNulls(limits) }),
  };
}

/** The limit that the user has set for an operation. */
export function timeoutSecondsOf(
  { timeouts: limits }: Values,
  operation: (typeof operations)[number],
): number | undefined {
  const limit = isValues(limits) ? limits[operation] : undefined;
  return typeof limit === "string" ? durationSeconds(limit) : undefined;
}

/** What the last run has left: its inputs and outputs. */
export function toLastProperties(state: Values): Properties {
  return { ...toProperties(state), ...fromOutputValues(state) };
}

/** The state after a run: the inputs as they were planned, and the outputs. */
export function toState(planned: Values, outputs: Properties): Values {
  const inputs = pick(planned, Object.keys(inputAttributes));
  const { region: known } = inputs;
  return {
    ...inputs,
    region: isUnknown(known) ? (outputs["region"] ?? null) : known,
    ...toOutputValues(outputs),
  };
}

/** The plan of a run whose outcome is open. */
export function withUnknownOutputs(planned: Values): Values {
  const outputs = Object.keys(outputAttributes).map((name) => [name, unknown] as const);
  return { ...planned, ...Object.fromEntries(outputs) };
}

function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}
