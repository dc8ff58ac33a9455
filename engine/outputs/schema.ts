/**
 * The one declaration of every output.
 *
 * From it follow the TypeScript types (`engine/outputs/outputs.ts`) and the outputs in `docs/reference.md`, both written by
 * `npm run generate`, the names of the outputs, and a host's own schema. Every output may be missing. Names and units are AWS's.
 */

export interface OutputField {
  readonly type: OutputType;
  /** Plain sentences in Markdown. */
  readonly description: string;
  readonly page?: string;
}

export type OutputType = "string" | "number" | { readonly list: "string" } | OutputObject;

export interface OutputObject {
  /** The name of its TypeScript type. */
  readonly typeName: string;
  readonly fields: Readonly<Record<string, OutputField>>;
}

const reference = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference";

const poolProgress = {
  typeName: "PoolProgress",
  fields: {
    percentageComplete: {
      type: "number",
      description: "Percent of the pool's instances that had been replaced, 0 to 100.",
    },
    instancesToUpdate: {
      type: "number",
      description: "How many of the pool's instances were still to be replaced.",
    },
  },
} as const satisfies OutputObject;

const progressDetails = {
  typeName: "ProgressDetails",
  fields: {
    livePoolProgress: { type: poolProgress, description: "The progress of the group itself." },
    warmPoolProgress: { type: poolProgress, description: "The progress of its warm pool." },
  },
} as const satisfies OutputObject;

const rollbackDetails = {
  typeName: "RollbackDetails",
  fields: {
    rollbackReason: { type: "string", description: "Why AWS rolled back." },
    rollbackStartTime: { type: "string", description: "When the rollback began, in ISO 8601." },
    percentageCompleteOnRollback: {
      type: "number",
      description: "Percent of the instances that had been replaced by then, 0 to 100.",
    },
    instancesToUpdateOnRollback: {
      type: "number",
      description: "How many instances were still to be replaced by then.",
    },
    progressDetailsOnRollback: {
      type: progressDetails,
      description: "The progress by then, separately for the group and its warm pool.",
      page: `${reference}/API_InstanceRefreshProgressDetails.html`,
    },
  },
} as const satisfies OutputObject;

const launchTemplate = {
  typeName: "LaunchTemplateVersion",
  fields: {
    launchTemplateId: { type: "string", description: "The id of the launch template." },
    launchTemplateName: { type: "string", description: "The name of the launch template." },
    version: { type: "string", description: "The version number, as text." },
  },
} as const satisfies OutputObject;

type Fields = OutputObject["fields"];

/** What a refresh leaves in the outputs. */
export const refreshOutputs = {
  instanceRefreshId: {
    type: "string",
    description: "The id of the last refresh that this resource started or adopted.",
  },
  status: {
    type: "string",
    description: "AWS's status of that refresh, for example `Successful`.",
    page: `${reference}/API_InstanceRefresh.html`,
  },
  statusReason: { type: "string", description: "AWS's reason for the status." },
  percentageComplete: {
    type: "number",
    description: "Percent of the instances that are replaced, 0 to 100.",
  },
  instancesToUpdate: {
    type: "number",
    description: "How many instances are still to be replaced.",
  },
  startTime: { type: "string", description: "When AWS began, in ISO 8601." },
  endTime: { type: "string", description: "When the refresh ended, in ISO 8601." },
  durationSeconds: { type: "number", description: "Seconds from the start to the end." },
  rollbackDetails: {
    type: rollbackDetails,
    description: "Set when AWS rolled the refresh back.",
    page: `${reference}/API_RollbackDetails.html`,
  },
} as const satisfies Fields;

/** What a run leaves in the outputs besides. */
export const runOutputs = {
  launchTemplate: {
    type: launchTemplate,
    description:
      "What the fleet was rolled to, by id, name and version number; after a rollback, what it was rolled back to.",
  },
  previousLaunchTemplate: {
    type: launchTemplate,
    description: "What the fleet ran before, where that was something else.",
  },
  rollReason: { type: "string", description: "Why the fleet was rolled." },
  pendingReason: {
    type: "string",
    description: "Why the fleet would be rolled if `hold` did not prevent it.",
  },
  instancesReplaced: {
    type: "number",
    description:
      "How many instances of the group were replaced. Missing when an earlier run had started the refresh.",
  },
  instancesOutdated: {
    type: { list: "string" },
    description:
      "The ids of instances in service or in standby that do not run the target. A refresh of the state describes them again.",
  },
} as const satisfies Fields;

export const outputsSchema = { ...refreshOutputs, ...runOutputs } satisfies Fields;

export type OutputName = keyof typeof outputsSchema;

function namesOf<Name extends string>(
  fields: Readonly<Record<Name, OutputField>>,
): readonly Name[] {
  return Object.keys(fields).filter((name): name is Name => name in fields);
}

export const refreshOutputNames = namesOf(refreshOutputs);

/** Every output that is not an input. */
export const outputNames = namesOf(outputsSchema);
