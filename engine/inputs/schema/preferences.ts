/** AWS's RefreshPreferences: how AWS goes about the refresh. */
import { largestInteger, stringList, type ObjectSchema, type StringSchema } from "./schema";

/** Seconds in two days, AWS's limit for the pauses of a refresh. */
const twoDays = 172_800;

const alarmName = {
  kind: "string",
  min: 1,
  max: 255,
  rule: "CloudWatch names an alarm with 1 to 255 characters",
  fix: "use the alarm's name, for example alarm.name",
} satisfies StringSchema;

export const preferences = {
  kind: "object",
  typeName: "Preferences",
  typeDescription: "How AWS goes about the refresh.",
  rule: "AWS's Preferences is an object",
  page: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html",
  fields: {
    minHealthyPercentage: {
      kind: "number",
      isWhole: true,
      min: 0,
      max: 100,
      rule: "AWS's MinHealthyPercentage is 0 to 100 percent of the desired capacity",
      description: "Percent of the desired capacity that must stay healthy and in service.",
      defaultText: "the group's instance maintenance policy, else 90",
    },
    maxHealthyPercentage: {
      kind: "number",
      isWhole: true,
      min: 100,
      max: 200,
      rule: "AWS's MaxHealthyPercentage is 100 to 200 percent of the desired capacity",
      description:
        "Percent of the desired capacity that may run at once, at most 100 above `minHealthyPercentage`.",
      defaultText: "the group's instance maintenance policy, else 100",
    },
    instanceWarmup: {
      kind: "number",
      isWhole: true,
      min: 0,
      max: largestInteger,
      rule: "AWS's InstanceWarmup is 0 seconds or more",
      fix: "use a whole number of seconds, or leave it out for the group's own warm-up",
      description: "Seconds from `InService` until a new instance counts as updated.",
      defaultText: "the group's default instance warmup, else its health check grace period",
    },
    checkpointPercentages: {
      kind: "list",
      rule: "AWS's CheckpointPercentages is a list of 1 to 100 percent each",
      of: {
        kind: "number",
        isWhole: true,
        min: 1,
        max: 100,
        rule: "each of AWS's CheckpointPercentages is 1 to 100 percent",
      },
      page: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-adding-checkpoints-instance-refresh.html",
      description:
        "Percentages at which AWS pauses, in ascending order, each from 1 to 100. A last one below 100 leaves the rest of the fleet as it is.",
      defaultText: "no checkpoints",
    },
    checkpointDelay: {
      kind: "number",
      isWhole: true,
      min: 0,
      max: twoDays,
      rule: "AWS's CheckpointDelay is 0 to 172800 seconds (two days)",
      description: "Seconds of each pause. Only together with `checkpointPercentages`.",
      default: 3600,
    },
    skipMatching: {
      kind: "boolean",
      rule: "AWS's SkipMatching is true or false",
      description: "Leave instances alone that already match the desired configuration.",
      defaultText: "true, but false when only `triggers` changed and where AWS does not support it",
    },
    autoRollback: {
      kind: "boolean",
      rule: "AWS's AutoRollback is true or false",
      description:
        "Let AWS go back to the group's own configuration when the refresh fails. Needs `desiredConfiguration`.",
      default: false,
    },
    scaleInProtectedInstances: {
      kind: "enum",
      subject: "AWS's ScaleInProtectedInstances",
      values: ["Refresh", "Ignore", "Wait"],
      description:
        "What AWS does with instances that are protected from scale-in: `Refresh` replaces them, `Ignore` leaves them on the old configuration, `Wait` waits up to an hour for the protection to be removed.",
      default: "Wait",
    },
    standbyInstances: {
      kind: "enum",
      subject: "AWS's StandbyInstances",
      values: ["Terminate", "Ignore", "Wait"],
      description:
        "What AWS does with instances in standby: `Terminate` replaces them, `Ignore` leaves them on the old configuration, `Wait` waits up to an hour for them to return to service.",
      default: "Wait",
    },
    alarmSpecification: {
      kind: "object",
      typeName: "AlarmSpecification",
      typeDescription: "CloudWatch alarms that fail the refresh.",
      page: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AlarmSpecification.html",
      rule: "AWS's AlarmSpecification is an object",
      fields: {
        alarms: {
          ...stringList(alarmName, {
            max: 10,
            rule: "AWS's Alarms is a list of at most 10 alarm names",
          }),
          description: "Names of CloudWatch alarms.",
        },
      },
      description: "CloudWatch alarms that fail the refresh when one of them goes to `ALARM`.",
    },
    bakeTime: {
      kind: "number",
      isWhole: true,
      min: 0,
      max: twoDays,
      rule: "AWS's BakeTime is 0 to 172800 seconds (two days)",
      description:
        "Seconds for which AWS watches the new fleet, and its alarms, before the refresh succeeds.",
      default: 0,
    },
  },
} satisfies ObjectSchema;
