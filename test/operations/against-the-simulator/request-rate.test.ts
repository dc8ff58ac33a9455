/** Calls that share a connection share their turns, and slow down together when AWS throttles. */
import assert from "node:assert/strict";
import { isFault } from "../../../engine/run/fault";
import { withWorld } from "../../support/provider/a-world";

describe("calls of one connection", () => {
  it("wait for their turn after a burst of a hundred", () =>
    withWorld({ instances: 1 }, async ({ ports, clock }) => {
      for (let call = 0; call < 100; call += 1) await ports.autoScaling.describeRefreshes("web");
      assert.equal(clock.now(), 0);
      await ports.autoScaling.describeRefreshes("web");
      assert.equal(clock.now(), 50);
    }));

  it("slow down for the service that throttles, and only for it", () =>
    withWorld({ instances: 1 }, async ({ ports, clock, fleet, simulator }) => {
      simulator.addScenario({ rules: [{ kind: "throttle", service: "autoscaling", times: 1 }] });
      await ports.autoScaling.describeRefreshes("web");
      assert.equal(clock.now(), 100);
      const { launchTemplateId } = fleet;
      await ports.autoScaling.resolveTemplate({ launchTemplateId, version: "1" });
      assert.equal(clock.now(), 100);
      await ports.autoScaling.describeRefreshes("web");
      assert.ok(clock.now() > 180, `only ${clock.now()} ms`);
    }));

  it("know of every attempt that AWS throttles: the SDK makes none of its own", () =>
    withWorld({ instances: 1, maxAttempts: 3 }, async ({ ports, clock, callsOf, simulator }) => {
      simulator.addScenario({ rules: [{ kind: "throttle", service: "autoscaling", times: 2 }] });
      await ports.autoScaling.describeRefreshes("web");
      const outcomes = callsOf("DescribeInstanceRefreshes").map(({ outcome }) => outcome);
      assert.deepEqual(outcomes, ["Throttling", "Throttling", "ok"]);
      assert.equal(Math.round(clock.now()), 198);
    }));

  it("are given up when AWS throttles five times", () =>
    withWorld({ instances: 1 }, async ({ ports, callsOf, simulator }) => {
      simulator.addScenario({ rules: [{ kind: "throttle", service: "autoscaling" }] });
      await assert.rejects(ports.autoScaling.describeRefreshes("web"), (error) =>
        isFault(error, "transient"),
      );
      assert.equal(callsOf("DescribeInstanceRefreshes").length, 5);
    }));

  it("are made again by the SDK when AWS fails for another reason", () =>
    withWorld({ instances: 1, maxAttempts: 2 }, async ({ ports, callsOf, simulator }) => {
      simulator.addScenario({
        rules: [
          { kind: "error", code: "ServiceUnavailable", message: "Later.", status: 503, times: 1 },
        ],
      });
      await ports.autoScaling.describeRefreshes("web");
      assert.equal(callsOf("DescribeInstanceRefreshes").length, 2);
    }));
});
