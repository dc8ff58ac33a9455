/** Names that are no inputs, and the ones that were meant. */
import { refuses, template, unknown } from "./refuses";

const roleArn = "arn:aws:iam::123456789012:role/deploy";

describe("validation of names", () => {
  refuses([
    [
      "refuses AWS's PascalCase spelling",
      { preferences: { MinHealthyPercentage: 90 } },
      "preferences.MinHealthyPercentage",
      "MinHealthyPercentage is not a field of preferences: names are AWS's or ours, in camelCase; did you mean minHealthyPercentage?",
    ],
    [
      "refuses Terraform's snake_case spelling",
      { preferences: { min_healthy_percentage: 90 } },
      "preferences.min_healthy_percentage",
      "min_healthy_percentage is not a field of preferences: names are AWS's or ours, in camelCase; did you mean minHealthyPercentage?",
    ],
    [
      "refuses a name with a hyphen",
      { preferences: { "bake-time": 60 } },
      'preferences["bake-time"]',
      "bake-time is not a field of preferences: names are AWS's or ours, in camelCase; did you mean bakeTime?",
    ],
    [
      "refuses a misspelt name, though its value is unknown",
      { desiredConfiguration: { launchTemplate: { LaunchTemplateId: unknown, version: 3 } } },
      "desiredConfiguration.launchTemplate.LaunchTemplateId",
      "LaunchTemplateId is not a field of desiredConfiguration.launchTemplate: names are AWS's or ours, in camelCase; did you mean launchTemplateId?",
    ],
    [
      "refuses a name of two wrong letters",
      { preferences: { instanceWramup: 60 } },
      "preferences.instanceWramup",
      "instanceWramup is not a field of preferences: names are AWS's or ours, in camelCase; did you mean instanceWarmup?",
    ],
    [
      "refuses a name with a letter too many",
      { preferences: { bakeTimes: 60 } },
      "preferences.bakeTimes",
      "bakeTimes is not a field of preferences: names are AWS's or ours, in camelCase; did you mean bakeTime?",
    ],
    [
      "refuses a name with a letter too few",
      { preferences: { skipMatchin: true } },
      "preferences.skipMatchin",
      "skipMatchin is not a field of preferences: names are AWS's or ours, in camelCase; did you mean skipMatching?",
    ],
    [
      "refuses half a name",
      { preferences: { minHealthy: 90 } },
      "preferences.minHealthy",
      "minHealthy is not a field of preferences: names are AWS's or ours, in camelCase; did you mean minHealthyPercentage?",
    ],
    [
      "refuses pulumi-aws's id of a launch template, and does not call the template nameless too",
      { desiredConfiguration: { launchTemplate: { id: "lt-0abc", version: 3 } } },
      "desiredConfiguration.launchTemplate.id",
      "id is not a field of desiredConfiguration.launchTemplate: names are AWS's or ours, in camelCase; did you mean launchTemplateId?",
    ],
    [
      "refuses the console's longer name",
      { instanceRefreshPreferences: { minHealthyPercentage: 90 } },
      "instanceRefreshPreferences",
      "instanceRefreshPreferences is not an input of InstanceRefresh: names are AWS's or ours, in camelCase; did you mean preferences?",
    ],
    [
      "refuses a preference at the top level",
      { minHealthyPercentage: 90 },
      "minHealthyPercentage",
      "minHealthyPercentage is not an input of InstanceRefresh: names are AWS's or ours, in camelCase; did you mean preferences.minHealthyPercentage?",
    ],
    [
      "refuses a launch template at the top level, and sees that a configuration was meant",
      { launchTemplate: { id: "lt-0abc" }, onTimeout: "rollback" },
      "launchTemplate",
      "launchTemplate is not an input of InstanceRefresh: names are AWS's or ours, in camelCase; did you mean desiredConfiguration.launchTemplate?",
    ],
    [
      "refuses a top-level input among the preferences",
      { preferences: { onConflict: "wait" } },
      "preferences.onConflict",
      "onConflict is not a field of preferences: names are AWS's or ours, in camelCase; did you mean onConflict at the top level?",
    ],
    [
      "refuses a name from another object",
      { desiredConfiguration: { ...template, instancesDistribution: {} } },
      "desiredConfiguration.instancesDistribution",
      "instancesDistribution is not a field of desiredConfiguration: names are AWS's or ours, in camelCase; did you mean desiredConfiguration.mixedInstancesPolicy.instancesDistribution?",
    ],
    [
      "refuses a short name that could belong anywhere, and lists the inputs",
      { tags: { team: "web" } },
      "tags",
      "tags is not an input of InstanceRefresh: it takes autoScalingGroupName, strategy, desiredConfiguration, preferences, triggers, ignoreTemplateFields, allowConfigurationKindChange, hold, onConflict, onInterrupt, onTimeout, onDelete, failFast, onFailFast, retryAfterRollback, verify, gates, onGateFailure, report, webhooks, onOwnInstance, region, profile, assumeRole or endpoint; remove tags or use one of these.",
    ],
    [
      "refuses a region inside the role",
      { assumeRole: { roleArn, region: "us-east-1" } },
      "assumeRole.region",
      "region is not a field of assumeRole: names are AWS's or ours, in camelCase; did you mean region at the top level?",
    ],
    [
      "refuses one letter, and lists the fields",
      { desiredConfiguration: { ...template, x: 1 } },
      "desiredConfiguration.x",
      "x is not a field of desiredConfiguration: it takes launchTemplate or mixedInstancesPolicy; remove x or use one of these.",
    ],
    [
      "refuses a name that is too far from all others",
      { desiredConfiguration: { ...template, colour: 1 } },
      "desiredConfiguration.colour",
      "colour is not a field of desiredConfiguration: it takes launchTemplate or mixedInstancesPolicy; remove colour or use one of these.",
    ],
    [
      "refuses a resource option among the inputs",
      { dependsOn: [] },
      "dependsOn",
      "dependsOn is not an input of InstanceRefresh: dependsOn is a Pulumi resource option; move it to the third argument of new InstanceRefresh(...).",
    ],
    [
      "refuses timeouts among the inputs",
      { timeouts: { create: "1h" } },
      "timeouts",
      "timeouts is not an input of InstanceRefresh: customTimeouts is a Pulumi resource option; move it to the third argument of new InstanceRefresh(...).",
    ],
    [
      "refuses a stranger in an alarm specification",
      { preferences: { alarmSpecification: { alarm: "errors" } } },
      "preferences.alarmSpecification.alarm",
      "alarm is not a field of preferences.alarmSpecification: names are AWS's or ours, in camelCase; did you mean alarms?",
    ],
  ]);
});
