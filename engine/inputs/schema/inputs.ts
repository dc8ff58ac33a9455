/** Every input of the resource, with its form. */
import { assumeRole, endpoint, profile, region } from "./connection";
import { desiredConfiguration } from "./desired-configuration";
import { preferences } from "./preferences";
import { report, webhooks } from "./notifications";
import { gates } from "./gates";
import type { ObjectShape, TextShape } from "../shape";
import { texts } from "../shape";
import { templateFields } from "./template-fields";

const autoScalingGroupName = {
  kind: "text",
  min: 1,
  max: 255,
  // StartInstanceRefresh takes names only.
  pattern: /^(?!arn:)/,
  rule: "AWS's AutoScalingGroupName is a name of 1 to 255 characters and no ARN",
  cure: "use the group's name, for example group.name",
} satisfies TextShape;

const atTheEnd = ["leave", "cancel", "rollback"];

const fields = {
  autoScalingGroupName,
  strategy: { kind: "word", subject: "AWS's Strategy", words: ["Rolling", "ReplaceRootVolume"] },
  desiredConfiguration,
  preferences,
  triggers: {
    kind: "map",
    isSecret: true,
    of: { kind: "any" },
    rule: "triggers is a map from names of your own to any values",
  },
  ignoreTemplateFields: texts(
    {
      kind: "word",
      subject: "each of ignoreTemplateFields",
      words: templateFields,
      summary: "a field of AWS's launch template data in camelCase",
    },
    "ignoreTemplateFields is a list of launch template fields",
  ),
  hold: { kind: "flag", rule: "hold is true or false" },
  onConflict: { kind: "word", subject: "onConflict", words: ["wait", "supersede", "fail"] },
  onInterrupt: { kind: "word", subject: "onInterrupt", words: atTheEnd },
  onTimeout: { kind: "word", subject: "onTimeout", words: atTheEnd },
  onDelete: { kind: "word", subject: "onDelete", words: atTheEnd },
  failFast: { kind: "flag", rule: "failFast is true or false" },
  onFailFast: { kind: "word", subject: "onFailFast", words: atTheEnd },
  verify: { kind: "word", subject: "verify", words: ["warn", "strict"] },
  onOwnInstance: { kind: "word", subject: "onOwnInstance", words: ["fail", "proceed"] },
  retryAfterRollback: { kind: "flag", rule: "retryAfterRollback is true or false" },
  gates,
  onGateFailure: { kind: "word", subject: "onGateFailure", words: atTheEnd },
  report,
  webhooks,
  region,
  profile,
  assumeRole,
  endpoint,
} satisfies ObjectShape["fields"];

export const inputs: ObjectShape = {
  kind: "object",
  rule: "the inputs are an object",
  required: {
    autoScalingGroupName: `nothing is given: ${autoScalingGroupName.rule}; ${autoScalingGroupName.cure}.`,
  },
  fields,
};

/** The name of an input, as the user writes it. */
export type InputName = keyof typeof fields;

export function isInputName(name: string): name is InputName {
  return Object.hasOwn(fields, name);
}

export const inputNames: readonly InputName[] = Object.keys(fields).filter(isInputName);
