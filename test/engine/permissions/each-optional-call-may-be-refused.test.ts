import assert from "node:assert/strict";
import { rowOf, outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { createAlarm } from "../../support/engine/alarm";
import { refuse, type Permission } from "./refusal";

/** Calls that a roll makes when all goes well, and the line that says what is missing without one. */
const degradations: readonly (readonly [Permission, RegExp])[] = [
  ["autoscaling:DescribeAutoScalingGroups", /the fleet could not be checked after the refresh/],
  ["ec2:DescribeLaunchTemplateVersions", /preflight: not checked, DescribeLaunchTemplateVersions/],
  ["ec2:DescribeImages", /preflight: not checked, DescribeImages/],
  ["ec2:DescribeInstanceTypes", /preflight: not checked, DescribeInstanceTypes/],
  ["cloudwatch:DescribeAlarms", /preflight: not checked, DescribeAlarms/],
  [
    "autoscaling:DescribeScalingActivities",
    /launches that cannot succeed and failed health checks are not noticed/,
  ],
];

describe("an optional call that is refused", () => {
  for (const half of [degradations.slice(0, 3), degradations.slice(3)]) {
    const names = half.map(([permission]) => permission);
    it(`costs what it buys, and not the roll: ${names.join(", ")}`, () =>
      withContext({}, async ({ simulator, stack, fleet, onto }) => {
        const alarm = await createAlarm(simulator);
        const preferences = {
          instanceWarmup: 10,
          alarmSpecification: { alarms: [alarm.name] },
        };
        await stack.up({ program: onto(1, { preferences }) });
        for (const [permission, words] of half) {
          const version = await fleet.addVersion();
          const permit = refuse(simulator, [permission]);
          const roll = await stack.up({ program: onto(version, { preferences }) });
          permit();
          assert.equal(roll.result, "succeeded", `${permission}: ${String(roll.error)}`);
          assert.match(
            [...rowOf("web", roll), outputLines("info", roll), outputLines("warning", roll)].join(
              "\n",
            ),
            words,
          );
          assert.deepEqual(new Set(await fleet.versions()), new Set([String(version)]));
        }
      }));
  }
});
