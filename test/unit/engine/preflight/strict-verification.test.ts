/** A success that somebody strict could not have proven. */
import assert from "node:assert/strict";
import { findObstacles } from "../../../../engine/preflight/find-obstacles";
import { facts } from "./facts";

describe("a preflight of a strict proof", () => {
  const strict = { autoScalingGroupName: "web", verify: "strict" } as const;
  const { group: _, fleet: __, ...undescribed } = facts();

  it("finds that the group may not be described", () => {
    assert.deepEqual(findObstacles({ ...undescribed, inputs: strict }), [
      {
        severity: "error",
        text: 'verify is "strict", and these credentials may not describe the group, so no success could be verified: allow autoscaling:DescribeAutoScalingGroups, or set verify to "warn"',
      },
    ]);
  });

  it("finds nothing where it may, or nobody is strict", () => {
    assert.deepEqual(findObstacles(facts({ inputs: strict })), []);
    assert.deepEqual(findObstacles(undescribed), []);
  });
});
