/** How AWS would go about a refresh, by the arithmetic of its user guide. */
import assert from "node:assert/strict";
import { surveyFleet } from "../../../../engine/refresh/fleet";
import type { Group } from "../../../../engine/refresh/group";
import type { Preferences } from "../../../../engine/inputs/inputs";
import {
  estimateRoll,
  type Estimate,
  type EstimateOptions,
} from "../../../../engine/refresh/estimate";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aTarget } from "../../../support/provider/a-target";

/** So many instances at version 1, and one at version 2, the target. */
function planned(
  old: number,
  {
    preferences,
    skipMatching = true,
    launchBeforeTerminate,
    ...group
  }: Partial<Group> & Partial<EstimateOptions> & { preferences?: Preferences } = {},
): Estimate {
  const instances = [
    ...Array.from({ length: old }, (_, index) => anInstance(`i-${index}`, 1)),
    anInstance("i-new", 2),
  ];
  const whole = aGroup({ instances, desiredCapacity: old + 1, ...group });
  const fleet = surveyFleet(whole, aTarget(2));
  assert.ok(fleet);
  return estimateRoll(whole, fleet, { preferences, skipMatching, launchBeforeTerminate });
}

type Row = readonly [title: string, plan: Estimate, part: Partial<Estimate>];

function expects(rows: readonly Row[]): void {
  for (const [title, plan, part] of rows) {
    it(title, () => {
      const picked = Object.fromEntries(
        Object.keys(part).map((name) => [
          name,
          Object.entries(plan).find(([key]) => key === name)?.[1] as unknown,
        ]),
      );
      assert.deepEqual(picked, part);
    });
  }
}

const policy = { minHealthyPercentage: 100, maxHealthyPercentage: 120 };
const waitingProtected = [
  anInstance("i-a", 1, { protectedFromScaleIn: true }),
  anInstance("i-b", 1),
];

describe("the batches of a plan", () => {
  expects([
    [
      "are a tenth of the group by default, old instances first",
      planned(9),
      { batchSize: 1, batches: 9, order: "terminate first", peak: 10 },
    ],
    [
      "round the floor up",
      planned(10, { preferences: { minHealthyPercentage: 50 } }),
      { batchSize: 5, batches: 2 },
    ],
    [
      "are of one instance at least, whatever the floor says",
      planned(1, { preferences: { minHealthyPercentage: 99 } }),
      { batchSize: 1, batches: 1 },
    ],
    [
      "are launched first when nothing may be missing",
      planned(9, { preferences: { minHealthyPercentage: 100 } }),
      { batchSize: 1, order: "launch first", peak: 11, lowest: 10 },
    ],
    [
      "are launched first where a maximum of 100 is given and leaves no room for one",
      planned(0, {
        desiredCapacity: 1,
        instances: [anInstance("i-a", 1)],
        preferences: { minHealthyPercentage: 90, maxHealthyPercentage: 100 },
      }),
      { batchSize: 1, order: "launch first", peak: 2, lowest: 1 },
    ],
    [
      "are terminated first where no maximum is given and nothing leaves room for one",
      planned(0, {
        desiredCapacity: 1,
        instances: [anInstance("i-a", 1)],
        preferences: { minHealthyPercentage: 90 },
      }),
      { batchSize: 1, order: "terminate first", peak: 1, lowest: 0 },
    ],
    [
      "are terminated first where a tenth more comes to no whole instance",
      planned(3, { preferences: { minHealthyPercentage: 50, maxHealthyPercentage: 110 } }),
      { batchSize: 2, order: "terminate first", peak: 4 },
    ],
    [
      "are launched first where the account says so and nobody else says anything",
      planned(9, { launchBeforeTerminate: true }),
      { minimum: 100, order: "launch first", lowest: 10 },
    ],
    [
      "go by the user's word before the account's",
      planned(9, { launchBeforeTerminate: true, preferences: { minHealthyPercentage: 50 } }),
      { minimum: 50, order: "terminate first" },
    ],
    [
      "take a policy that was cleared for none",
      planned(9, {
        instanceMaintenancePolicy: { minHealthyPercentage: -1, maxHealthyPercentage: -1 },
      }),
      { minimum: 90, order: "terminate first" },
    ],
    [
      "end at each checkpoint",
      planned(0, {
        desiredCapacity: 10,
        instances: Array.from({ length: 10 }, (_, index) => anInstance(`i-${index}`, 1)),
        preferences: { minHealthyPercentage: 50, checkpointPercentages: [20, 50, 100] },
      }),
      { batches: 3, batchSize: 5, replaced: 10 },
    ],
    [
      "end at the last checkpoint, and leave the other instances",
      planned(9, { preferences: { checkpointPercentages: [50] } }),
      { replaced: 5, notReached: 4 },
    ],
    [
      "are launched first when more may run",
      planned(9, { preferences: { minHealthyPercentage: 90, maxHealthyPercentage: 110 } }),
      { batchSize: 2, batches: 5, order: "launch first", peak: 11, lowest: 9 },
    ],
    [
      "go by the group's maintenance policy when the user says nothing",
      planned(9, { instanceMaintenancePolicy: policy }),
      { batchSize: 2, batches: 5, order: "launch first" },
    ],
    [
      "go by the user's word before the group's, each percentage by itself",
      planned(9, { instanceMaintenancePolicy: policy, preferences: { minHealthyPercentage: 50 } }),
      { batchSize: 7, minimum: 50, order: "launch first" },
    ],
    [
      "do not surge further than there are instances to replace",
      planned(1, { preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 200 } }),
      { peak: 3, batches: 1 },
    ],
  ]);
});

describe("the batches of instances that count for several units", () => {
  const heavy = Array.from({ length: 10 }, (_, index) =>
    anInstance(`i-${index}`, 1, { weightedCapacity: 4 }),
  );
  const group = { desiredCapacity: 40, maxSize: 60, instances: heavy };
  expects([
    [
      "are of as many as the units have room for",
      planned(0, { ...group, preferences: { minHealthyPercentage: 75 } }),
      { batchSize: 2, batches: 5, peak: 10, maximum: 15 },
    ],
    ["are of one at least", planned(0, group), { batchSize: 1, batches: 10 }],
    [
      "surge in instances, not in units",
      planned(0, {
        ...group,
        preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 120 },
      }),
      { batchSize: 2, peak: 12 },
    ],
    [
      "go by the mean where the units differ",
      planned(0, {
        desiredCapacity: 12,
        instances: [2, 4, 6].map((weightedCapacity) =>
          anInstance(`i-${weightedCapacity}`, 1, { weightedCapacity }),
        ),
        preferences: { minHealthyPercentage: 30 },
      }),
      { batchSize: 2, peak: 3 },
    ],
  ]);
});

describe("the instances of a plan", () => {
  expects([
    ["are those that do not match", planned(3), { replaced: 3, inService: 4 }],
    [
      "are all of them where a match is no reason to be skipped",
      planned(3, { skipMatching: false }),
      { replaced: 4, inService: 4 },
    ],
    [
      "are none on a fleet that is on the target",
      planned(0),
      { replaced: 0, batches: 0, seconds: 0, peak: 1 },
    ],
    [
      "are not those that are protected",
      planned(0, { instances: waitingProtected }),
      { replaced: 1 },
    ],
    [
      "are also those that are protected, where that was asked for",
      planned(0, {
        instances: waitingProtected,
        preferences: { scaleInProtectedInstances: "Refresh" },
      }),
      { replaced: 2 },
    ],
  ]);
});

describe("the time of a plan", () => {
  const never = { defaultInstanceWarmup: -1 };
  expects([
    [
      "counts launch and warm-up of each batch that is terminated first",
      planned(1, { preferences: { instanceWarmup: 300 } }),
      { seconds: 360, warmup: { seconds: 300, from: "preferences" } },
    ],
    [
      "counts the termination, too, where instances are launched first",
      planned(1, { preferences: { instanceWarmup: 300, minHealthyPercentage: 100 } }),
      { seconds: 400 },
    ],
    [
      "counts two rounds of health checks where the warm-up is shorter",
      planned(1, { preferences: { instanceWarmup: 0 } }),
      { seconds: 105 },
    ],
    [
      "takes the group's default warm-up",
      planned(1),
      { seconds: 120, warmup: { seconds: 60, from: "group default" } },
    ],
    [
      "takes a default warm-up of no seconds for one",
      planned(1, { defaultInstanceWarmup: 0, healthCheckGracePeriod: 300 }),
      { warmup: { seconds: 0, from: "group default" } },
    ],
    [
      "takes the grace period where the group has no default warm-up",
      planned(1, { ...never, healthCheckGracePeriod: 300 }),
      { warmup: { seconds: 300, from: "health check grace period" } },
    ],
    [
      "knows that there is no warm-up at all",
      planned(1, never),
      { warmup: { seconds: 0, from: "nowhere" } },
    ],
    [
      "counts the pause after every checkpoint but the last",
      planned(9, {
        ...never,
        preferences: {
          minHealthyPercentage: 0,
          checkpointPercentages: [20, 50, 100],
          checkpointDelay: 600,
        },
      }),
      { seconds: 3 * 105 + 2 * 600 },
    ],
    [
      "counts no pause at checkpoints that the only instance passes at once",
      planned(1, { ...never, preferences: { checkpointPercentages: [20, 50, 100] } }),
      { seconds: 105 },
    ],
    [
      "counts an hour for a pause of which nobody said how long it is",
      planned(2, { ...never, preferences: { checkpointPercentages: [50, 100] } }),
      { seconds: 2 * 105 + 3600 },
    ],
    [
      "counts no pause where nothing is replaced",
      planned(0, { preferences: { checkpointPercentages: [50, 100] } }),
      { seconds: 0 },
    ],
    [
      "counts the bake time",
      planned(1, { ...never, preferences: { bakeTime: 900 } }),
      { seconds: 1005 },
    ],
  ]);
});
