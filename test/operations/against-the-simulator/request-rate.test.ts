/** Calls that share a connection share their turns, and slow down together when AWS throttles. */
import assert from "node:assert/strict";
import { isFault } from "../../../provider/core/fault";
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

describe("groups that are asked for together", () => {
  it("are described with one call for twenty", () =>
    withWorld({ instances: 1 }, async ({ ports, callsOf }) => {
      const names = ["web", ...Array.from({ length: 24 }, (_, index) => `other-${index}`)];
      const groups = await Promise.all(names.map((name) => ports.autoScaling.findGroup(name)));
      assert.deepEqual(
        groups.map((group) => group?.autoScalingGroupName),
        ["web", ...Array.from({ length: 24 }, () => undefined)],
      );
      const calls = callsOf("DescribeAutoScalingGroups");
      const sizes = calls.map(({ parameters }) => parameters["AutoScalingGroupNames"]);
      assert.deepEqual(
        sizes.map((asked) => (asked as readonly string[]).length),
        [20, 5],
      );
    }));

  it("do not spoil the answer for each other", () =>
    withWorld({ instances: 1 }, async ({ ports }) => {
      const [web, wrong] = await Promise.allSettled([
        ports.autoScaling.findGroup("web"),
        ports.autoScaling.findGroup("n".repeat(2000)),
      ]);
      assert.equal(web.status === "fulfilled" && web.value?.autoScalingGroupName, "web");
      assert.ok(wrong.status === "rejected" && isFault(wrong.reason, "rejected"));
    }));

  it("are described anew for who asks later", () =>
    withWorld({ instances: 1 }, async ({ ports, fleet }) => {
      assert.equal((await ports.autoScaling.findGroup("web"))?.desiredCapacity, 1);
      await fleet.resize(2);
      assert.equal((await ports.autoScaling.findGroup("web"))?.desiredCapacity, 2);
    }));
});
