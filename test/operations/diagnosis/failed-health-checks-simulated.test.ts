/** A new version that comes up and fails its load balancer's health check, over and over, until AWS gives up. */
import assert from "node:assert/strict";
import { failHealthChecksOf, putBehindLoadBalancer } from "../../support/engine/load-balancer";
import { withWorld } from "../../support/provider/a-world";

describe("a version whose instances fail the load balancer's health check", () => {
  it("ends red with how many failed it, and how to see why", async () => {
    await withWorld({ instances: 2 }, async (world) => {
      await putBehindLoadBalancer(world);
      const version = await world.fleet.addVersion();
      await failHealthChecksOf(version, world);
      const preferences = { minHealthyPercentage: 50, instanceWarmup: 120 };
      const { error } = await world.up(version, { preferences, failFast: false });
      const message = error?.message ?? "";
      assert.match(
        message,
        /ended Failed: \d+ new instances failed the load balancer's health check and were replaced\. /,
      );
      assert.match(message, /next: see what the last one printed \(aws ec2 get-console-output /);
      const told = world.reporter.notes.filter((note) => /^\S+ new instances? failed/.test(note));
      assert.match(told[0] ?? "", /^a new instance failed .* and was replaced \(i-/);
      assert.match(
        told[1] ?? "",
        /^2 new instances failed .* and were replaced \(the last one: i-/,
      );
      assert.ok(told.length <= 6, told.join("\n"));
      assert.ok(
        world.reporter.progressed.some((row) =>
          /^\d+% \d left, \d+ new instances failed the load balancer's health check/.test(row),
        ),
        world.reporter.progressed.join("\n"),
      );
    });
  });
});
