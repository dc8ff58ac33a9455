/** A gate that cannot be checked at all is found before anything is started, with the real check of programs and real SDK clients. */
import assert from "node:assert/strict";
import type { Gate } from "../../../engine/gates/gate";
import { gateCheck } from "../../../engine/node/gate-check";
import { withWorld, type World } from "../../support/provider/a-world";

const program: Gate = { name: "smoke", command: ["no-such-program-here", "--quick"] };
const metric: Gate = {
  metric: {
    namespace: "App",
    metricName: "Errors",
    statistic: "Sum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 10,
  },
};
const preferences = { instanceWarmup: 10 };

function upWith({ up, ports }: World, version: number, gates: readonly Gate[]) {
  return up(version, { gates, preferences }, { ...ports, gateCheck });
}

/** CloudWatch's response to GetMetricData. */
function respondWith({ simulator }: World, code: string, status: number): void {
  const rule = { kind: "error", service: "cloudwatch", action: "GetMetricData" } as const;
  simulator.addScenario({
    rules: [{ ...rule, code, status, message: "The query is not good." }],
  });
}

describe("a gate that cannot be checked", () => {
  it("starts nothing where its program does not exist", () =>
    withWorld({}, async (world) => {
      await assert.rejects(
        upWith(world, await world.fleet.addVersion(), [program]),
        /gate smoke cannot be checked: there is no executable program no-such-program-here\./,
      );
      assert.equal(world.callsOf("StartInstanceRefresh").length, 0);
    }));

  it("starts nothing where every instance is on the target, for gates run then too", () =>
    withWorld({}, async (world) => {
      await assert.rejects(upWith(world, 1, [program]), /gate smoke cannot be checked/);
      assert.equal(world.callsOf("StartInstanceRefresh").length, 0);
    }));

  it("starts nothing where CloudWatch rejects its query", () =>
    withWorld({}, async (world) => {
      respondWith(world, "InvalidParameterValue", 400);
      await assert.rejects(
        upWith(world, await world.fleet.addVersion(), [metric]),
        /gate Sum of Errors cannot be checked: GetMetricData: InvalidParameterValue: The query is not good\. Fix its metric/,
      );
      assert.equal(world.callsOf("StartInstanceRefresh").length, 0);
    }));

  it("is passed over with a line where the query is not allowed", () =>
    withWorld({}, async (world) => {
      respondWith(world, "AccessDenied", 403);
      await upWith(world, await world.fleet.addVersion(), [metric]);
      assert.match(
        world.reporter.notes.join("\n"),
        /preflight: not checked, GetMetricData: AccessDenied/,
      );
      assert.equal(world.callsOf("StartInstanceRefresh").length, 1);
    }));
});
