/** Percentages that leave no room. */
import { anInstance } from "../../../support/provider/a-group";
import { finds } from "./facts";

const one = { desiredCapacity: 1, instances: [anInstance("i-a", 1)] };
const two = { desiredCapacity: 2, instances: [anInstance("i-a", 1), anInstance("i-b", 1)] };
const fix =
  "before a new one is up. Set preferences.minHealthyPercentage to 100, so that new instances come up first";
const preferring = (minHealthyPercentage: number, maxHealthyPercentage?: number) => ({
  inputs: {
    preferences: {
      instanceWarmup: 30,
      minHealthyPercentage,
      ...(maxHealthyPercentage !== undefined && { maxHealthyPercentage }),
    },
  },
});

describe("a preflight of the percentages", () => {
  finds([
    [
      "finds a group whose only instance would go first",
      { ...preferring(90), group: one },
      "warning",
      `a minimum of 90 % healthy instances cannot be kept: AWS always replaces at least one, and the only one goes ${fix}`,
    ],
    [
      "finds nothing where a maximum of 100 is given, which has AWS launch first",
      { ...preferring(90, 100), group: one },
    ],
    [
      "finds nothing where the group's own maintenance policy gives a maximum",
      {
        inputs: { preferences: { instanceWarmup: 30 } },
        group: {
          ...one,
          instanceMaintenancePolicy: { minHealthyPercentage: 50, maxHealthyPercentage: 100 },
        },
      },
    ],
    [
      "finds nothing where instances of several units stay",
      {
        ...preferring(75),
        group: {
          desiredCapacity: 40,
          instances: Array.from({ length: 10 }, (_, index) =>
            anInstance(`i-${index}`, 1, { weightedCapacity: 4 }),
          ),
        },
      },
    ],
    ["finds nothing where instances stay", { ...preferring(90), group: two }],
    [
      "finds nothing where one of two is missing at the moment",
      { ...preferring(90), group: { ...two, instances: [anInstance("i-a", 1)] } },
    ],
    ["finds nothing where new instances come up first", { ...preferring(90, 200), group: one }],
    ["finds nothing where a minimum of 100 launches first", { ...preferring(100), group: one }],
    ["finds nothing where no minimum is asked for", { ...preferring(0), group: one }],
    [
      "finds nothing where nothing is replaced",
      { ...preferring(90), group: { ...one, instances: [anInstance("i-a", 2)] } },
    ],
  ]);
});
