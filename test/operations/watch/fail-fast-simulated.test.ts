/** Rolls whose launches cannot succeed, against the simulator with real SDK clients: they end within a minute, and the fleet is safe. */
import assert from "node:assert/strict";
import type { Inputs } from "../../../engine/inputs/inputs";
import type { Rolled } from "../../../engine/run/roll";
import { aRoll, savedStateAfter } from "../../support/provider/a-roll";
import { withWorld, type World } from "../../support/provider/a-world";

const imageMissing = "The image id '[ami-0gone]' does not exist. Launching EC2 instance failed.";
const noCapacity =
  "We currently do not have sufficient t3.small capacity in the Availability Zone you requested (us-east-1a). Launching EC2 instance failed.";

/** Every launch of version 2 fails. */
function failing(failure: string, times?: number) {
  const rule = { kind: "launch", launchTemplateVersion: 2, failure } as const;
  return { scenario: { rules: [{ ...rule, ...(times !== undefined && { times }) }] } };
}

/** A roll to version 2. */
async function rollOf({ fleet, ports }: World, inputs: Partial<Inputs> = {}): Promise<Rolled> {
  const version = await fleet.addVersion();
  const launchTemplate = { launchTemplateId: fleet.launchTemplateId, version };
  return aRoll({ inputs: { desiredConfiguration: { launchTemplate }, ...inputs } }, ports);
}

/** How often the refresh was looked at between the second launch that failed and the end of the wait, after which comes one more poll. */
async function pollsAfterSecondFailure({ simulator, ports }: World): Promise<number> {
  const activities = await ports.diagnostics.activitiesSince("web", "2026-01-01T00:00:00Z");
  const failures = activities.filter(({ statusCode }) => statusCode === "Failed");
  const second = Date.parse(failures.at(-2)?.startTime ?? "");
  const calls = simulator.calls().filter(({ time }) => Date.parse(time) >= second);
  const end = calls.findIndex(({ action }) => /^(Cancel|Rollback)InstanceRefresh$/.test(action));
  const looks = calls.slice(0, end).filter(({ action }) => action === "DescribeInstanceRefreshes");
  return looks.length - 1;
}

describe("a roll whose image is missing", () => {
  it("is cancelled within two polls of the second failure, and says why", async () => {
    await withWorld(failing(imageMissing), async (world) => {
      const { error, refresh } = await rollOf(world);
      assert.deepEqual([error?.code, refresh?.status], ["FailFast", "Cancelled"]);
      assert.match(
        error?.message ?? "",
        /^Rolling web \(.*\): stopped early, because no instance can be launched: image ami-0gone does not exist in this Region, or this account may not use it \(\d launches failed\)\. It was cancelled: .*\n/,
      );
      assert.match(
        error?.message ?? "",
        /\n {2}next: put an image that exists into .*`pulumi up`$/,
      );
      // What AWS said while it still tried is no news after the cancellation.
      assert.match(error?.message ?? "", /\n {2}status reason before that: /);
      assert.ok((await pollsAfterSecondFailure(world)) <= 2);
      assert.ok(world.clock.now() < 120_000);
      const [last] = await world.fleet.refreshes();
      assert.equal(last?.Status, "Cancelled");
    });
  });

  it("is rolled back where autoRollback is set, and every instance is back on the old version", async () => {
    await withWorld(failing(imageMissing), async (world) => {
      const { error, refresh } = await rollOf(world, { preferences: { autoRollback: true } });
      assert.deepEqual([error?.code, refresh?.status], ["FailFast", "RollbackSuccessful"]);
      assert.match(error?.message ?? "", /\. It was rolled back: every instance runs the old .*\n/);
      assert.ok((await pollsAfterSecondFailure(world)) <= 2);
      assert.deepEqual(await world.fleet.versions(), ["1", "1", "1"]);
    });
  });

  /** Two runs, of which the first leaves the refresh to AWS. */
  async function leftAndResumed({ fleet, ports }: World): Promise<readonly Rolled[]> {
    const version = await fleet.addVersion();
    const launchTemplate = { launchTemplateId: fleet.launchTemplateId, version };
    const inputs = { desiredConfiguration: { launchTemplate }, onFailFast: "leave" } as const;
    const left = await aRoll({ inputs }, ports);
    assert.deepEqual([left.error?.code, left.refresh?.status], ["FailFast", "InProgress"]);
    return [left, await aRoll({ inputs, saved: savedStateAfter(left, {}) }, ports)];
  }

  it("is not given up again for what failed before, when it is resumed after the fix", () =>
    withWorld(failing(imageMissing, 4), async (world) => {
      const [left, resumed] = await leftAndResumed(world);
      assert.deepEqual([resumed?.error, resumed?.refresh?.status], [undefined, "Successful"]);
      assert.equal(resumed?.refresh?.instanceRefreshId, left?.refresh?.instanceRefreshId);
    }));

  it("is given up again for what fails after it is resumed", () =>
    withWorld(failing(imageMissing), async (world) => {
      const [, resumed] = await leftAndResumed(world);
      assert.equal(resumed?.error?.code, "FailFast");
      assert.match(resumed.error.message, /\(2 launches failed\)\. It is still running/);
    }));

  it("is left to AWS for an hour where failFast is off", async () => {
    await withWorld(failing(imageMissing), async (world) => {
      const { error } = await rollOf(world, { failFast: false });
      assert.equal(error?.code, "RefreshFailed");
      assert.match(error.message, /it ended Failed: image ami-0gone does not exist in this Region/);
      assert.ok(world.clock.now() >= 3_600_000);
    });
  });
});

describe("a roll whose launches may yet succeed", () => {
  it("goes on through a lack of capacity, and succeeds", async () => {
    await withWorld(failing(noCapacity, 4), async (world) => {
      const { error, refresh } = await rollOf(world);
      assert.deepEqual([error, refresh?.status], [undefined, "Successful"]);
    });
  });

  it("goes on when only one launch fails", async () => {
    await withWorld(failing(imageMissing, 1), async (world) => {
      assert.equal((await rollOf(world)).refresh?.status, "Successful");
    });
  });

  it("asks for activities less often than it looks", async () => {
    await withWorld({}, async (world) => {
      await rollOf(world);
      const count = (name: string): number =>
        world.simulator.calls().filter(({ action }) => action === name).length;
      assert.ok(count("DescribeScalingActivities") <= count("DescribeInstanceRefreshes") / 2);
      assert.ok(count("DescribeScalingActivities") > 0);
    });
  });
});

describe("a roll that may not look at activities", () => {
  it("succeeds as ever, with one note", async () => {
    const denied = {
      kind: "error",
      action: "DescribeScalingActivities",
      code: "AccessDenied",
      message: "User: arn:aws:iam::1:user/deploy is not authorized to perform this action",
      status: 403,
    } as const;
    await withWorld({ scenario: { rules: [denied] } }, async (world) => {
      assert.equal((await rollOf(world)).refresh?.status, "Successful");
      const notes = world.reporter.notes.filter((note) => note.startsWith("launches that cannot"));
      assert.equal(notes.length, 1);
    });
  });
});

describe("a roll whose instances fail their health check", () => {
  it("is stopped after some in a row, and says so", async () => {
    const rule = { kind: "launch", launchTemplateVersion: 2, unhealthyAfter: 60 } as const;
    await withWorld({ scenario: { rules: [rule] } }, async (world) => {
      const { error, refresh } = await rollOf(world, { preferences: { instanceWarmup: 300 } });
      assert.deepEqual([error?.code, refresh?.status], ["FailFast", "Cancelled"]);
      assert.match(
        error?.message ?? "",
        /stopped early, because no new instance stays healthy: \d+ new instances in a row failed .* and were replaced\. It was cancelled/,
      );
      const activities = await world.ports.diagnostics.activitiesSince(
        "web",
        "2026-01-01T00:00:00Z",
      );
      const launches = activities.filter(({ description }) => description.startsWith("Launching"));
      assert.ok(launches.length < 15, `${launches.length} launches`);
    });
  });
});
