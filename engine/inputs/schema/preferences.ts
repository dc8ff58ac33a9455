/** AWS's RefreshPreferences: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html */
import { largestInteger, type ObjectShape } from "../shape";

/** Seconds in two days, AWS's limit for the pauses of a refresh. */
const twoDays = 172_800;

export const preferences = {
  kind: "object",
  rule: "AWS's Preferences is an object",
  fields: {
    minHealthyPercentage: {
      kind: "number",
      whole: true,
      min: 0,
      max: 100,
      rule: "AWS's MinHealthyPercentage is 0 to 100 percent of the desired capacity",
    },
    maxHealthyPercentage: {
      kind: "number",
      whole: true,
      min: 100,
      max: 200,
      rule: "AWS's MaxHealthyPercentage is 100 to 200 percent of the desired capacity",
    },
    instanceWarmup: {
      kind: "number",
      whole: true,
      min: 0,
      max: largestInteger,
      rule: "AWS's InstanceWarmup is 0 seconds or more",
      cure: "use a whole number of seconds, or leave it out for the group's own warm-up",
    },
    checkpointPercentages: {
      kind: "list",
      rule: "AWS's CheckpointPercentages is a list of 1 to 100 percent each",
      of: {
        kind: "number",
        whole: true,
        min: 1,
        max: 100,
        rule: "each of AWS's CheckpointPercentages is 1 to 100 percent",
      },
    },
    checkpointDelay: {
      kind: "number",
      whole: true,
      min: 0,
      max: twoDays,
      rule: "AWS's CheckpointDelay is 0 to 172800 seconds (two days)",
    },
    skipMatching: { kind: "flag", rule: "AWS's SkipMatching is true or false" },
    autoRollback: { kind: "flag", rule: "AWS's AutoRollback is true or false" },
    scaleInProtectedInstances: {
      kind: "word",
      subject: "AWS's ScaleInProtectedInstances",
      words: ["Refresh", "Ignore", "Wait"],
    },
    standbyInstances: {
      kind: "word",
      subject: "AWS's StandbyInstances",
      words: ["Terminate", "Ignore", "Wait"],
    },
    alarmSpecification: {
      kind: "object",
      rule: "AWS's AlarmSpecification is an object",
      fields: {
        alarms: {
          kind: "list",
          max: 10,
          rule: "AWS's Alarms is a list of at most 10 alarm names",
          of: {
            kind: "text",
            min: 1,
            max: 255,
            rule: "CloudWatch names an alarm with 1 to 255 characters",
            cure: "use the alarm's name, for example alarm.name",
          },
        },
      },
    },
    bakeTime: {
      kind: "number",
      whole: true,
      min: 0,
      max: twoDays,
      rule: "AWS's BakeTime is 0 to 172800 seconds (two days)",
    },
  },
} satisfies ObjectShape;
