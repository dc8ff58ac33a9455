/**
 * The one declaration of every input.
 *
 * From it follow the TypeScript types (`engine/inputs/inputs.ts`) and `docs/reference.md`, both written by `npm run generate`, and, as
 * it is read at run time, the validation (`validateInputs`), the form that the engine works with (`normalizeInputs`), and a host's own
 * schema. To add an input or a choice, change it here and run `npm run generate`.
 *
 * How a host derives its schema: walk `inputsSchema.fields`. Each field is a `Schema` by its `kind`, and has a `description` in
 * Markdown, a `default` (a value) or a `defaultText` (a clause), `required` where its object needs it, and `aliases`, which a
 * host with names of its own can leave out. Strings with `isSensitive` are secrets. A `map` or `any` holds whatever the user puts
 * into it. A number also passes as text, and a string with `orNumber` also as a number. Names are AWS's in camelCase, and so are those
 * in backquotes in a description.
 */
import { assumeRole, endpoint, profile, region } from "./connection";
import { desiredConfiguration } from "./desired-configuration";
import { gates } from "./gates";
import { report, webhooks } from "./notifications";
import { preferences } from "./preferences";
import {
  required,
  stringList,
  type EnumSchema,
  type ObjectSchema,
  type StringSchema,
} from "./schema";
import { templateFields } from "./template-fields";

const autoScalingGroupName = {
  kind: "string",
  min: 1,
  max: 255,
  // StartInstanceRefresh takes names only.
  pattern: /^(?!arn:)/,
  rule: "AWS's AutoScalingGroupName is a name of 1 to 255 characters, not an ARN",
  fix: "use the group's name, for example group.name",
} satisfies StringSchema;

const templateField = {
  kind: "enum",
  typeName: "TemplateField",
  typeDescription: "A field of a launch template, in camelCase.",
  subject: "each of ignoreTemplateFields",
  values: templateFields,
  summary: "a field of AWS's launch template data in camelCase",
  page: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html",
} satisfies EnumSchema;

const fields = {
  autoScalingGroupName: {
    ...required(autoScalingGroupName),
    description:
      "The name of the Auto Scaling group to roll. Another group or Region makes it another resource.",
  },
  strategy: {
    kind: "enum",
    typeName: "Strategy",
    typeDescription: "How AWS replaces instances.",
    subject: "AWS's Strategy",
    values: ["Rolling", "ReplaceRootVolume"],
    page: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/replace-root-volume.html",
    description:
      "How AWS replaces: `Rolling` replaces instances, `ReplaceRootVolume` replaces their root volumes and needs a mixed instances policy with an image in every override.",
    default: "Rolling",
  },
  desiredConfiguration: {
    ...desiredConfiguration,
    description:
      "What the fleet is to run. AWS moves the group itself to it when the refresh succeeds, so let the group's resource ignore changes of its launch template. A group that already has it cannot be rolled back.",
    defaultText: "what the group itself launches from",
  },
  preferences: {
    ...preferences,
    description: "How AWS goes about the refresh. A change here alone rolls nothing.",
  },
  triggers: {
    kind: "map",
    isHidden: true,
    of: { kind: "any" },
    rule: "triggers is a map from names of your own to any values",
    description:
      "Any values under names of your own. When one changes, every instance is replaced, also those that match. Only fingerprints of the values are compared and shown.",
  },
  ignoreTemplateFields: {
    ...stringList(templateField, {
      rule: "ignoreTemplateFields is a list of launch template fields",
    }),
    description:
      "Fields of the launch template, in camelCase (for example `tagSpecifications`), whose change alone rolls nothing. New instances have the change only after the next roll.",
  },
  allowConfigurationKindChange: {
    kind: "boolean",
    rule: "allowConfigurationKindChange is true or false",
    description:
      "Allow `desiredConfiguration` to replace a mixed instances policy by a plain launch template, or the other way round. Without it that is an error, because the group loses its policy: Spot instances, for example, become On-Demand instances.",
    default: false,
  },
  hold: {
    kind: "boolean",
    rule: "hold is true or false",
    description: "Start nothing, and only record why a roll is due, until this is removed.",
    default: false,
  },
  onConflict: {
    kind: "enum",
    typeName: "OnConflict",
    typeDescription: "What to do when somebody else's refresh with another target is active.",
    subject: "onConflict",
    values: ["wait", "supersede", "fail"],
    description:
      "When somebody else's refresh with another target is active: `wait` for its end, `supersede` (cancel) it, or `fail`.",
    default: "wait",
  },
  onInterrupt: {
    ...stopPolicy("onInterrupt"),
    description:
      "At Ctrl-C: `leave` the refresh to AWS, so that the next run resumes it, `cancel` it, or start its `rollback`.",
    default: "leave",
  },
  onTimeout: {
    ...stopPolicy("onTimeout"),
    description:
      "When the timeout of the operation ends the wait: `leave` the refresh to AWS, `cancel` it, or start its `rollback`. The last two are followed to their end.",
    default: "leave",
  },
  onDelete: {
    ...stopPolicy("onDelete"),
    description:
      "When the resource is deleted while its own refresh is active: `leave` it to AWS, `cancel` it, or start its `rollback`.",
    default: "leave",
  },
  failFast: {
    kind: "boolean",
    rule: "failFast is true or false",
    description:
      "End the wait early when launches fail again and again with a permanent error (a missing image, a missing permission, an invalid template, a quota), or when at least four new instances in a row fail their health check. AWS itself would keep trying for an hour.",
    default: true,
  },
  onFailFast: {
    ...stopPolicy("onFailFast"),
    description:
      "What `failFast` does with the refresh: `leave` it to AWS, `cancel` it, or start its `rollback`. The last two are followed to their end.",
    defaultText: "`rollback` where `preferences.autoRollback` is true, else `cancel`",
  },
  retryAfterRollback: {
    kind: "boolean",
    rule: "retryAfterRollback is true or false",
    description:
      "Try a target again, unchanged, from which AWS has rolled back. Without it, such a target is blocked until it changes.",
    default: false,
  },
  verify: {
    kind: "enum",
    typeName: "Verify",
    typeDescription: "How strictly the fleet is verified after a success.",
    subject: "verify",
    values: ["warn", "strict"],
    description:
      "After AWS reports `Successful`, every instance in service must run the target. Instances that the preferences leave alone, such as protected ones, and those in standby are a warning, or with `strict` an error. With `strict` it is also an error when the fleet cannot be described.",
    default: "warn",
  },
  gates: {
    ...gates,
    description:
      "Checks that must pass at every checkpoint and before the refresh counts as a success. AWS pauses at a checkpoint for `preferences.checkpointDelay` and then continues, so the delay must be longer than the gates need. Only a `preferences.bakeTime` lets the last gates cancel or roll back.",
  },
  onGateFailure: {
    ...stopPolicy("onGateFailure"),
    description:
      "What to do with the refresh when a gate does not pass: `leave` it to AWS, `cancel` it, or start its `rollback`.",
    defaultText: "`rollback` where `preferences.autoRollback` is true, else `cancel`",
  },
  report: {
    ...report,
    description:
      "Files for a report of each roll, written anew each time, also when the roll fails. On GitHub Actions the Markdown is added to the job's summary in any case.",
  },
  webhooks: {
    ...webhooks,
    description:
      "Addresses that get a POST with JSON at the start, at checkpoints and at the end. One that fails is a warning.",
  },
  onOwnInstance: {
    kind: "enum",
    typeName: "OnOwnInstance",
    typeDescription: "What to do when the refresh would replace the instance that runs it.",
    subject: "onOwnInstance",
    values: ["fail", "proceed"],
    description:
      "When the deployment runs on an instance that the refresh would replace: `fail` before anything is started, or `proceed`.",
    default: "fail",
  },
  region: {
    ...region,
    description: "The AWS Region of the group.",
    defaultText:
      "the Region of the provider's configuration, then `AWS_REGION`, `AWS_DEFAULT_REGION`, then that of the profile",
  },
  profile: {
    ...profile,
    description: "A profile of the shared AWS configuration files.",
    defaultText: "the profile of the provider's configuration, then the default credentials",
  },
  assumeRole: {
    ...assumeRole,
    description: "A role to assume for all calls.",
    defaultText: "the roles of the provider's configuration",
  },
  endpoint: {
    ...endpoint,
    description:
      "The URL of every AWS service, without credentials, for a simulator or a private endpoint.",
    defaultText: "AWS's own",
  },
} satisfies ObjectSchema["fields"];

export const inputsSchema: ObjectSchema = {
  kind: "object",
  typeName: "Inputs",
  typeDescription:
    "The inputs, validated and normalized: every value is known, and numbers are numbers.",
  rule: "the inputs are an object",
  fields,
};

/** The name of an input, as the user writes it. */
export type InputName = keyof typeof fields;

export function isInputName(name: string): name is InputName {
  return Object.hasOwn(fields, name);
}

export const inputNames: readonly InputName[] = Object.keys(fields).filter(isInputName);

/** What to do with a refresh that is no longer watched, or that fails. */
function stopPolicy(subject: string): EnumSchema {
  return {
    kind: "enum",
    typeName: "StopPolicy",
    typeDescription: "What to do with a refresh that ends early or is no longer watched.",
    subject,
    values: ["leave", "cancel", "rollback"],
  };
}
