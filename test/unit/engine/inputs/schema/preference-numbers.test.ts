/** The percentages and seconds among the preferences. */
import { refuses } from "../refuses";

describe("validation of preferences in numbers", () => {
  refuses([
    [
      "refuses preferences that are no object",
      { preferences: 90 },
      "preferences",
      "90 is a number: AWS's Preferences is an object; write an object with minHealthyPercentage, maxHealthyPercentage, instanceWarmup, checkpointPercentages, checkpointDelay, skipMatching, autoRollback, scaleInProtectedInstances, standbyInstances, alarmSpecification or bakeTime.",
    ],
    [
      "refuses preferences that are a list",
      { preferences: [] },
      "preferences",
      "[] is a list: AWS's Preferences is an object; write an object with minHealthyPercentage, maxHealthyPercentage, instanceWarmup, checkpointPercentages, checkpointDelay, skipMatching, autoRollback, scaleInProtectedInstances, standbyInstances, alarmSpecification or bakeTime.",
    ],
    [
      "refuses a minHealthyPercentage above 100",
      { preferences: { minHealthyPercentage: 101 } },
      "preferences.minHealthyPercentage",
      "101 is more than 100: AWS's MinHealthyPercentage is 0 to 100 percent of the desired capacity; use a whole number from 0 to 100.",
    ],
    [
      "refuses a minHealthyPercentage below 0",
      { preferences: { minHealthyPercentage: -1 } },
      "preferences.minHealthyPercentage",
      "-1 is less than 0: AWS's MinHealthyPercentage is 0 to 100 percent of the desired capacity; use a whole number from 0 to 100.",
    ],
    [
      "refuses a minHealthyPercentage with a fraction",
      { preferences: { minHealthyPercentage: 33.3 } },
      "preferences.minHealthyPercentage",
      "33.3 is not a whole number: AWS's MinHealthyPercentage is 0 to 100 percent of the desired capacity; use a whole number from 0 to 100.",
    ],
    [
      "refuses a minHealthyPercentage as text that is out of range",
      { preferences: { minHealthyPercentage: "901" } },
      "preferences.minHealthyPercentage",
      '"901" is more than 100: AWS\'s MinHealthyPercentage is 0 to 100 percent of the desired capacity; use a whole number from 0 to 100.',
    ],
    [
      "refuses a minHealthyPercentage with a percent sign",
      { preferences: { minHealthyPercentage: "90%" } },
      "preferences.minHealthyPercentage",
      '"90%" is a string: AWS\'s MinHealthyPercentage is 0 to 100 percent of the desired capacity; use a whole number from 0 to 100.',
    ],
    [
      "refuses a minHealthyPercentage that is a blank string",
      { preferences: { minHealthyPercentage: " " } },
      "preferences.minHealthyPercentage",
      '" " is a string: AWS\'s MinHealthyPercentage is 0 to 100 percent of the desired capacity; use a whole number from 0 to 100.',
    ],
    [
      "refuses a minHealthyPercentage that is a boolean",
      { preferences: { minHealthyPercentage: true } },
      "preferences.minHealthyPercentage",
      "true is a boolean: AWS's MinHealthyPercentage is 0 to 100 percent of the desired capacity; use a whole number from 0 to 100.",
    ],
    [
      "refuses a minHealthyPercentage that is not a number at all",
      { preferences: { minHealthyPercentage: NaN } },
      "preferences.minHealthyPercentage",
      "NaN is not a whole number: AWS's MinHealthyPercentage is 0 to 100 percent of the desired capacity; use a whole number from 0 to 100.",
    ],
    [
      "refuses a maxHealthyPercentage below 100",
      { preferences: { minHealthyPercentage: 50, maxHealthyPercentage: 99 } },
      "preferences.maxHealthyPercentage",
      "99 is less than 100: AWS's MaxHealthyPercentage is 100 to 200 percent of the desired capacity; use a whole number from 100 to 200.",
    ],
    [
      "refuses a maxHealthyPercentage above 200",
      { preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 201 } },
      "preferences.maxHealthyPercentage",
      "201 is more than 200: AWS's MaxHealthyPercentage is 100 to 200 percent of the desired capacity; use a whole number from 100 to 200.",
    ],
    [
      "refuses a maxHealthyPercentage as text that is not whole",
      { preferences: { minHealthyPercentage: 100, maxHealthyPercentage: "110.5" } },
      "preferences.maxHealthyPercentage",
      '"110.5" is not a whole number: AWS\'s MaxHealthyPercentage is 100 to 200 percent of the desired capacity; use a whole number from 100 to 200.',
    ],
    [
      "refuses an instanceWarmup of -1, which only a group takes",
      { preferences: { instanceWarmup: -1 } },
      "preferences.instanceWarmup",
      "-1 is less than 0: AWS's InstanceWarmup is 0 seconds or more; use a whole number of seconds, or leave it out for the group's own warm-up.",
    ],
    [
      "refuses an instanceWarmup with a unit",
      { preferences: { instanceWarmup: "5m" } },
      "preferences.instanceWarmup",
      "\"5m\" is a string: AWS's InstanceWarmup is 0 seconds or more; use a whole number of seconds, or leave it out for the group's own warm-up.",
    ],
    [
      "refuses an instanceWarmup beyond a 32-bit integer",
      { preferences: { instanceWarmup: 2147483648 } },
      "preferences.instanceWarmup",
      "2147483648 is more than 2147483647: AWS's InstanceWarmup is 0 seconds or more; use a whole number of seconds, or leave it out for the group's own warm-up.",
    ],
    [
      "refuses checkpointPercentages that are one number",
      { preferences: { checkpointPercentages: 50 } },
      "preferences.checkpointPercentages",
      "50 is a number: AWS's CheckpointPercentages is a list of 1 to 100 percent each; write a list, [50].",
    ],
    [
      "refuses a checkpoint at 0 percent",
      { preferences: { checkpointPercentages: [0, 50] } },
      "preferences.checkpointPercentages[0]",
      "0 is less than 1: each of AWS's CheckpointPercentages is 1 to 100 percent; use a whole number from 1 to 100.",
    ],
    [
      "refuses a checkpoint above 100 percent",
      { preferences: { checkpointPercentages: [50, 101] } },
      "preferences.checkpointPercentages[1]",
      "101 is more than 100: each of AWS's CheckpointPercentages is 1 to 100 percent; use a whole number from 1 to 100.",
    ],
    [
      "compares checkpoints that are written as text",
      { preferences: { checkpointPercentages: [20, "10"] } },
      "preferences.checkpointPercentages[1]",
      "10 comes after 20: AWS wants the checkpoint percentages in ascending order without duplicates; sort the list and keep each percentage once.",
    ],
    [
      "refuses a checkpoint that is null",
      { preferences: { checkpointPercentages: [20, null] } },
      "preferences.checkpointPercentages[1]",
      "null is no value: each of AWS's CheckpointPercentages is 1 to 100 percent; use a whole number from 1 to 100.",
    ],
    [
      "refuses a checkpoint that is undefined",
      { preferences: { checkpointPercentages: [undefined, 50] } },
      "preferences.checkpointPercentages[0]",
      "undefined is no value: each of AWS's CheckpointPercentages is 1 to 100 percent; use a whole number from 1 to 100.",
    ],
    [
      "refuses a checkpoint that is a list of its own",
      { preferences: { checkpointPercentages: [[20, 50]] } },
      "preferences.checkpointPercentages[0]",
      "[20,50] is a list: each of AWS's CheckpointPercentages is 1 to 100 percent; use a whole number from 1 to 100.",
    ],
    [
      "refuses a checkpointDelay above two days",
      { preferences: { checkpointPercentages: [50], checkpointDelay: 172801 } },
      "preferences.checkpointDelay",
      "172801 is more than 172800: AWS's CheckpointDelay is 0 to 172800 seconds (two days); use a whole number from 0 to 172800.",
    ],
    [
      "refuses a checkpointDelay below 0",
      { preferences: { checkpointPercentages: [50], checkpointDelay: -60 } },
      "preferences.checkpointDelay",
      "-60 is less than 0: AWS's CheckpointDelay is 0 to 172800 seconds (two days); use a whole number from 0 to 172800.",
    ],
    [
      "refuses a bakeTime above two days",
      { preferences: { bakeTime: 200000 } },
      "preferences.bakeTime",
      "200000 is more than 172800: AWS's BakeTime is 0 to 172800 seconds (two days); use a whole number from 0 to 172800.",
    ],
    [
      "refuses a bakeTime below 0",
      { preferences: { bakeTime: -1 } },
      "preferences.bakeTime",
      "-1 is less than 0: AWS's BakeTime is 0 to 172800 seconds (two days); use a whole number from 0 to 172800.",
    ],
    [
      "refuses a bakeTime with a fraction",
      { preferences: { bakeTime: 0.5 } },
      "preferences.bakeTime",
      "0.5 is not a whole number: AWS's BakeTime is 0 to 172800 seconds (two days); use a whole number from 0 to 172800.",
    ],
  ]);
});
