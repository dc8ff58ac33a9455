/** A rollback that is asked for and could not be had. */
import assert from "node:assert/strict";
import { findObstacles } from "../../../../engine/preflight/find-obstacles";
import { aConfiguration } from "../../../support/provider/a-target";
import { facts, finds } from "./facts";

const automatic = { preferences: { autoRollback: true } };
const trap =
  'a rollback would go nowhere: the group itself already launches web (lt-0web) version 2. Add ignoreChanges: ["launchTemplate"] to the group, so that it keeps the old version until the refresh succeeds';
const alias =
  "the inputs may cause a rollback, but the group's own launch template is web (lt-0web) version $Latest: AWS can roll back to a numbered version only. Give the group the number of the version that it runs, or use no rollback policy this once: then the group has a number";
const aPolicy = (version: string) => ({
  mixedInstancesPolicy: {
    launchTemplate: { launchTemplateSpecification: aConfiguration(version).launchTemplate ?? {} },
  },
});
const wantsPolicy = { from: "program", configuration: aPolicy("2") } as const;
const latest = { configuration: aConfiguration("$Latest") };

describe("a preflight of the way back", () => {
  finds([
    ["finds nothing when the group keeps the old version by its number", { inputs: automatic }],
    ["finds a group that follows $Latest", { inputs: automatic, group: latest }, "error", alias],
    [
      "finds it where a timeout is to roll back",
      { inputs: { onTimeout: "rollback" }, group: latest },
      "error",
      alias,
    ],
    [
      "finds it where an interrupt is to roll back",
      { inputs: { onInterrupt: "rollback" }, group: latest },
      "error",
      alias,
    ],
    [
      "finds it where permanentErrors launches are to be rolled back",
      { inputs: { onFailFast: "rollback" }, group: latest },
      "error",
      alias,
    ],
    [
      "finds it where a gate that fails is to roll back",
      { inputs: { onGateFailure: "rollback", gates: [{ alarms: ["errors"] }] }, group: latest },
      "error",
      alias,
    ],
    [
      "does not mind it where there are no gates",
      { inputs: { onGateFailure: "rollback" }, group: latest },
    ],
    [
      "warns of it where only a deletion is to roll back",
      { inputs: { onDelete: "rollback" }, group: latest },
      "warning",
      alias.replace("the inputs may cause a rollback", "a deletion may cause a rollback"),
    ],
    [
      "finds an error where a deletion is not all that is to roll back",
      { inputs: { ...automatic, onDelete: "rollback" }, group: latest },
      "error",
      alias,
    ],
    ["does not mind it where no rollback is asked for", { group: latest }],
    [
      "finds an image that is an SSM parameter",
      { inputs: automatic, isOwnImageParameter: true },
      "error",
      "the inputs may cause a rollback, but the image of the group's own web (lt-0web) version 1 is an SSM parameter: AWS can roll back to an image id only. Give the group a version with an image id, or use no rollback policy this once",
    ],
    [
      "does not call it a dead end where only the policy differs",
      {
        inputs: automatic,
        group: { configuration: aPolicy("2") },
        target: {
          from: "program",
          configuration: {
            mixedInstancesPolicy: {
              ...aPolicy("2").mixedInstancesPolicy,
              instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
            },
          },
        },
      },
    ],
    [
      "finds a group that launches the new version already",
      { inputs: automatic, group: { configuration: aConfiguration("2") } },
      "warning",
      trap,
    ],
    [
      "names what the group is to ignore where it has a mixed instances policy",
      { inputs: automatic, group: { configuration: aPolicy("2") }, target: wantsPolicy },
      "warning",
      trap.replace('["launchTemplate"]', '["mixedInstancesPolicy"]'),
    ],
    [
      "does not mind that on a fleet that runs it already",
      { inputs: automatic, group: { configuration: aConfiguration("2"), instances: [] } },
    ],
    [
      "does not judge by a target that is not known",
      { inputs: automatic, target: { from: "group" } },
    ],
  ]);

  it("finds a group whose own version was deleted", () => {
    const [template] = [aConfiguration("1").launchTemplate];
    const missingOwnTemplates = template === undefined ? [] : [template];
    const [finding] = findObstacles(facts({ inputs: automatic, missingOwnTemplates }));
    assert.deepEqual(finding, {
      severity: "error",
      text: "the inputs may cause a rollback, but the group's own launch template web (lt-0web) version 1 does not exist any more: AWS can roll back to a version that exists only. Use no rollback policy this once: a refresh that succeeds gives the group the new version",
    });
  });

  it("finds a group that launches from a launch configuration", () => {
    const { group, ...rest } = facts({ inputs: automatic });
    const { configuration: _none, ...old } = group ?? assert.fail();
    const [finding] = findObstacles({ ...rest, group: old });
    assert.equal(
      finding?.text,
      "the inputs may cause a rollback, but the group launches from a launch configuration: AWS can roll back to a launch template only. Use no rollback policy this once: then the group has a launch template",
    );
  });
});
