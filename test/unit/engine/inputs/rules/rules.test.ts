/** Preferences and choices that do not go together. */
import { refuses, template, unknown, withOverrides } from "../refuses";

const requirements = { vCpuCount: { min: 2 }, memoryMiB: { min: 1024 } };

describe("validation of inputs that depend on each other", () => {
  refuses([
    [
      "refuses maxHealthyPercentage without minHealthyPercentage",
      { preferences: { maxHealthyPercentage: 120 } },
      "preferences.maxHealthyPercentage",
      "120 is given without minHealthyPercentage: AWS takes MaxHealthyPercentage only together with MinHealthyPercentage; add preferences.minHealthyPercentage.",
    ],
    [
      "refuses maxHealthyPercentage with a minHealthyPercentage of null",
      { preferences: { maxHealthyPercentage: 100, minHealthyPercentage: null } },
      "preferences.maxHealthyPercentage",
      "100 is given without minHealthyPercentage: AWS takes MaxHealthyPercentage only together with MinHealthyPercentage; add preferences.minHealthyPercentage.",
    ],
    [
      "refuses healthy percentages more than 100 apart",
      { preferences: { minHealthyPercentage: 10, maxHealthyPercentage: 200 } },
      "preferences.maxHealthyPercentage",
      "200 is 190 above the minHealthyPercentage of 10: AWS allows a difference of at most 100; lower it to 110 or raise minHealthyPercentage to 100.",
    ],
    [
      "refuses healthy percentages 101 apart",
      { preferences: { minHealthyPercentage: 0, maxHealthyPercentage: 101 } },
      "preferences.maxHealthyPercentage",
      "101 is 101 above the minHealthyPercentage of 0: AWS allows a difference of at most 100; lower it to 100 or raise minHealthyPercentage to 1.",
    ],
    [
      "refuses descending checkpoints",
      { preferences: { checkpointPercentages: [40, 20, 100] } },
      "preferences.checkpointPercentages[1]",
      "20 comes after 40: AWS wants the checkpoint percentages in ascending order without duplicates; sort the list and keep each percentage once.",
    ],
    [
      "refuses a checkpoint that is given twice",
      { preferences: { checkpointPercentages: [20, 50, 50] } },
      "preferences.checkpointPercentages[2]",
      "50 comes after 50: AWS wants the checkpoint percentages in ascending order without duplicates; sort the list and keep each percentage once.",
    ],
    [
      "refuses a checkpoint below one before an unknown one",
      { preferences: { checkpointPercentages: [50, unknown, 20] } },
      "preferences.checkpointPercentages[2]",
      "20 comes after 50: AWS wants the checkpoint percentages in ascending order without duplicates; sort the list and keep each percentage once.",
    ],
    [
      "refuses checkpointDelay without checkpointPercentages",
      { preferences: { checkpointDelay: 600 } },
      "preferences.checkpointDelay",
      "600 is given without checkpointPercentages: AWS takes CheckpointDelay only together with CheckpointPercentages; add preferences.checkpointPercentages or remove checkpointDelay.",
    ],
    [
      "refuses a checkpointDelay of 0 without checkpointPercentages",
      { preferences: { checkpointDelay: 0 } },
      "preferences.checkpointDelay",
      "0 is given without checkpointPercentages: AWS takes CheckpointDelay only together with CheckpointPercentages; add preferences.checkpointPercentages or remove checkpointDelay.",
    ],
    [
      "refuses checkpointDelay with an empty checkpoint list, which is dropped",
      { preferences: { checkpointDelay: 600, checkpointPercentages: [] } },
      "preferences.checkpointDelay",
      "600 is given without checkpointPercentages: AWS takes CheckpointDelay only together with CheckpointPercentages; add preferences.checkpointPercentages or remove checkpointDelay.",
    ],
    [
      "refuses autoRollback without desiredConfiguration",
      { preferences: { autoRollback: true } },
      "preferences.autoRollback",
      "true is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or set autoRollback to false.",
    ],
    [
      "refuses autoRollback with an empty desiredConfiguration, which is dropped",
      { desiredConfiguration: {}, preferences: { autoRollback: true } },
      "preferences.autoRollback",
      "true is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or set autoRollback to false.",
    ],
    [
      "refuses onInterrupt rollback without desiredConfiguration",
      { onInterrupt: "rollback" },
      "onInterrupt",
      '"rollback" is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or use "leave" or "cancel".',
    ],
    [
      "refuses onTimeout rollback without desiredConfiguration",
      { onTimeout: "rollback" },
      "onTimeout",
      '"rollback" is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or use "leave" or "cancel".',
    ],
    [
      "refuses onDelete rollback without desiredConfiguration",
      { onDelete: "rollback" },
      "onDelete",
      '"rollback" is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or use "leave" or "cancel".',
    ],
    [
      "refuses onFailFast rollback without desiredConfiguration",
      { onFailFast: "rollback" },
      "onFailFast",
      '"rollback" is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or use "leave" or "cancel".',
    ],
    [
      "refuses requirements, which AWS takes in the group itself only",
      withOverrides({ instanceRequirements: requirements }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements",
      "instanceRequirements is given in desiredConfiguration: AWS fails an instance refresh with a DesiredConfiguration where InstanceRequirements choose the instance types; give the group itself this policy, without ignoreChanges, and remove desiredConfiguration.",
    ],
    [
      "refuses skipMatching where requirements choose the instance types",
      {
        ...withOverrides({ instanceRequirements: requirements }),
        preferences: { skipMatching: true },
      },
      "preferences.skipMatching",
      "true is given with instanceRequirements: AWS does not support SkipMatching where InstanceRequirements choose the instance types; set skipMatching to false or list instance types.",
    ],
    [
      "refuses ReplaceRootVolume without desiredConfiguration",
      { strategy: "ReplaceRootVolume" },
      "strategy",
      '"ReplaceRootVolume" is given without desiredConfiguration.mixedInstancesPolicy: AWS replaces root volumes only from a mixed instances policy whose overrides name images; add that policy or use "Rolling".',
    ],
    [
      "refuses ReplaceRootVolume with a plain launch template",
      { strategy: "ReplaceRootVolume", desiredConfiguration: template },
      "strategy",
      '"ReplaceRootVolume" is given without desiredConfiguration.mixedInstancesPolicy: AWS replaces root volumes only from a mixed instances policy whose overrides name images; add that policy or use "Rolling".',
    ],
    [
      "refuses ReplaceRootVolume without overrides",
      { strategy: "ReplaceRootVolume", ...withOverrides() },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides",
      'nothing is given: AWS wants an ImageId, "ami-…", in every override of a ReplaceRootVolume refresh; add overrides with imageId.',
    ],
    [
      "refuses ReplaceRootVolume with an override that names no image",
      {
        strategy: "ReplaceRootVolume",
        ...withOverrides({ imageId: "ami-1" }, { instanceType: "t3.small" }),
      },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[1].imageId",
      'nothing is given: AWS wants an ImageId, "ami-…", in every override of a ReplaceRootVolume refresh; add imageId.',
    ],
    [
      "refuses ReplaceRootVolume with $Latest in an override",
      {
        strategy: "ReplaceRootVolume",
        ...withOverrides({
          imageId: "ami-1",
          launchTemplateSpecification: { launchTemplateName: "arm", version: "$Latest" },
        }),
      },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].launchTemplateSpecification.version",
      '"$Latest" moves: AWS wants a version number in a ReplaceRootVolume refresh; use a number, for example template.latestVersion.',
    ],
    [
      "refuses ReplaceRootVolume with $Default in an override",
      {
        strategy: "ReplaceRootVolume",
        ...withOverrides({
          imageId: "ami-1",
          launchTemplateSpecification: { launchTemplateName: "arm", version: "$Default" },
        }),
      },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].launchTemplateSpecification.version",
      '"$Default" moves: AWS wants a version number in a ReplaceRootVolume refresh; use a number, for example template.latestVersion.',
    ],
    [
      "refuses ReplaceRootVolume with no version, which means $Default",
      {
        strategy: "ReplaceRootVolume",
        ...withOverrides({
          imageId: "ami-1",
          launchTemplateSpecification: { launchTemplateName: "arm" },
        }),
      },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].launchTemplateSpecification.version",
      'nothing is given, which means "$Default": AWS wants a version number in a ReplaceRootVolume refresh; use a number, for example template.latestVersion.',
    ],
  ]);
});
