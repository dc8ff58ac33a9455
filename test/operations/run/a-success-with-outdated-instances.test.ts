/** Runs one after the other, where the first was to replace every instance and has not. */
import assert from "node:assert/strict";
import type { GroupInstance } from "../../../engine/refresh/group";
import type { SavedState } from "../../../engine/decision/reasons";
import type { AutoScaling } from "../../../engine/run/ports";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aRoll, savedStateAfter } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { aConfiguration, aDesired } from "../../support/provider/a-target";
import { createSmallAws } from "../../support/provider/small-aws";

const atTwo: SavedState = {
  lastSuccess: aDesired("2", { build: 1 }),
  lastAttempt: aDesired("2", { build: 1 }),
  instanceRefreshId: "r-0",
  status: "Successful",
};
const inputs = {
  preferences: { scaleInProtectedInstances: "Ignore" },
  triggers: { build: 2 },
  verify: "strict",
} as const;

/** A fleet on version 2, whose instance `i-0a` no refresh replaces while it is protected. */
function aGuardedFleet() {
  const aws = createSmallAws({
    group: aGroup({
      configuration: aConfiguration("2"),
      instances: [anInstance("i-0a", 2), anInstance("i-0b", 2)],
    }),
  });
  /** How many refreshes had been started when the protection was removed. */
  let unguardedAt: number | undefined;
  const waitingProtected = (instance: GroupInstance): GroupInstance =>
    instance.instanceId.startsWith("i-0a") && aws.started.length <= (unguardedAt ?? Infinity)
      ? { ...instance, instanceId: "i-0a", protectedFromScaleIn: unguardedAt === undefined }
      : instance;
  const findGroup: AutoScaling["findGroup"] = async (name) => {
    const group = await aws.findGroup(name);
    return group && { ...group, instances: group.instances.map(waitingProtected) };
  };
  const { ports, reporter } = aStageWith(aws);
  let saved = atTwo;
  return {
    aws,
    reporter,
    unguard: () => {
      unguardedAt = aws.started.length;
    },
    run: async (given: object = {}) => {
      const rolled = await aRoll(
        { inputs: { ...inputs, ...given }, saved },
        { ...ports, autoScaling: { ...aws, findGroup } },
      );
      saved = savedStateAfter(rolled, saved);
      return rolled.error?.message;
    },
  };
}

describe("after a success that has not replaced what it was to replace", () => {
  it("every run says so, and starts nothing, while the reason is there", async () => {
    const { aws, run } = aGuardedFleet();
    for (const message of [await run(), await run(), await run()]) {
      assert.match(message ?? "", /were not replaced: i-0a .* protection .* which replaces every/);
    }
    assert.equal(aws.started.length, 1);
  });

  it("the next run replaces every instance when the reason has gone, whatever they run", async () => {
    const { aws, run, unguard } = aGuardedFleet();
    await run();
    unguard();
    assert.equal(await run(), undefined);
    assert.deepEqual(
      aws.started.map(({ preferences }) => preferences.skipMatching),
      [false, false],
    );
    assert.equal(await run(), undefined);
    assert.equal(aws.started.length, 2);
  });

  it("a run that adopts the refresh of one that was killed says so, too", async () => {
    const { aws, run } = aGuardedFleet();
    await run();
    aws.rival("2", { ...inputs.preferences, skipMatching: false });
    for (const message of [await run(), await run()]) {
      assert.match(message ?? "", /instance refresh \(r-2\) .* were not replaced: i-0a /);
    }
    assert.equal(aws.started.length, 1);
  });

  it("the next run skips those that match when only some that do not have stayed", async () => {
    const { aws, ports } = aStageWith(createSmallAws());
    const saved = { ...atTwo, lastAttempt: aDesired("2", { build: 2 }), mustReplace: ["i-0a"] };
    const { lastSuccess: _, ...unverified } = saved;
    await aRoll({ inputs, saved: unverified }, ports);
    assert.equal(aws.started[0]?.preferences.skipMatching, true);
  });

  it("is told in a warning where that is enough, also by a run that only records it", async () => {
    const { run, reporter } = aGuardedFleet();
    await run();
    assert.equal(await run({ verify: "warn" }), undefined);
    assert.equal(reporter.warnings.filter((text) => text.startsWith("i-0a")).length, 2);
  });
});
