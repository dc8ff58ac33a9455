/** Calls that share a connection share their turns, and slow down together when AWS throttles. */
import assert from "node:assert/strict";
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
      simulator.addScenario({
        rules: [{ kind: "throttle", service: "autoscaling", times: 1 }],
      });
      await assert.rejects(ports.autoScaling.describeRefreshes("web"), /Rate exceeded/);
      const { launchTemplateId } = fleet;
      await ports.autoScaling.resolveTemplate({ launchTemplateId, version: "1" });
      assert.equal(clock.now(), 0);
      await ports.autoScaling.describeRefreshes("web");
      assert.equal(clock.now(), 100);
    }));
});
