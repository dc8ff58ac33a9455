/** What must be true of a group and its refreshes, at the simulator as at AWS. Nothing in it knows which of them answers. */
import assert from "node:assert/strict";
import { failureOf } from "../../support/protocol-clients";
import { findRefreshes, follow, instanceIds, settle, startAgain, until } from "./group-of-target";
import { refusals } from "./refusals";
import type { WithTarget } from "./target";

/** Everything is replaced at once, without a pause. */
const quick = { MinHealthyPercentage: 0, InstanceWarmup: 0, SkipMatching: false };
const withoutWaiting =
  "Cancelled without waiting for ongoing instance launches and terminations due to user request.";

export function describeGroup(title: string, withTarget: WithTarget): void {
  describe(title, () => {
    for (const [what, call, expected] of refusals) {
      it(`refuses ${what}`, () =>
        withTarget(async (target) => {
          await settle(target, 0);
          const [name, message, status] = await failureOf(call(target));
          const [code, text] = expected(target.groupName);
          assert.deepEqual([name.replace(/Fault$/u, ""), message, status], [code, text, 400]);
        }));
    }

    it("refreshes an empty group at once", () =>
      withTarget(async (target) => {
        await settle(target, 0);
        const { InstanceRefreshId = "" } = await target.autoScaling.startInstanceRefresh({
          AutoScalingGroupName: target.groupName,
        });
        const looks = await follow(target, InstanceRefreshId, "Successful");
        const { StartTime, EndTime, PercentageComplete, InstancesToUpdate } = looks.at(-1) ?? {};
        assert.deepEqual([PercentageComplete, InstancesToUpdate], [100, 0]);
        assert.deepEqual(StartTime, EndTime);
        const pending = looks.find(({ Status }) => Status === "Pending");
        assert.deepEqual([pending?.StartTime, pending?.PercentageComplete], [undefined, undefined]);
      }));

    it("completes the preferences that were given", () =>
      withTarget(async (target) => {
        await settle(target, 0);
        const id = await startAgain(target, {
          MaxHealthyPercentage: 150,
          MinHealthyPercentage: 60,
          InstanceWarmup: 30,
        });
        const [{ Preferences, Strategy } = {}] = await follow(target, id, "Successful");
        assert.equal(Strategy, "Rolling");
        assert.deepEqual(Preferences, {
          MinHealthyPercentage: 60,
          MaxHealthyPercentage: 150,
          InstanceWarmup: 30,
          SkipMatching: false,
          AutoRollback: false,
          AlarmSpecification: {},
        });
      }));

    it("replaces an instance, and says so in order", () =>
      withTarget(async (target) => {
        const { autoScaling, groupName: AutoScalingGroupName } = target;
        await settle(target, 1);
        const before = await instanceIds(target);
        const id = await startAgain(target, quick);
        const [name] = await failureOf(startAgain(target, quick));
        assert.match(name, /^InstanceRefreshInProgress/u);
        const looks = await follow(target, id, "Successful");
        const shares = looks.map(({ PercentageComplete = 0 }) => PercentageComplete);
        assert.deepEqual(
          shares,
          shares.toSorted((one, other) => one - other),
        );
        assert.equal(looks.at(-1)?.PercentageComplete, 100);
        assert.deepEqual(
          (await instanceIds(target)).filter((one) => before.includes(one)),
          [],
        );
        const { Activities = [] } = await autoScaling.describeScalingActivities({
          AutoScalingGroupName,
          MaxRecords: 10,
        });
        for (const did of ["launched", "taken out of service"]) {
          const sentence = `an instance was ${did} in response to an instance refresh.`;
          assert.ok(
            Activities.some(({ Cause }) => Cause?.includes(sentence)),
            sentence,
          );
        }
      }));

    it("stops at once when it is cancelled without waiting", () =>
      withTarget(async (target) => {
        const { autoScaling, groupName: AutoScalingGroupName } = target;
        await settle(target, 1);
        const id = await startAgain(target, { ...quick, BakeTime: 3600 });
        await until(target, () => isActive(id));
        await autoScaling.cancelInstanceRefresh({
          AutoScalingGroupName,
          WaitForTransitioningInstances: false,
        });
        const looks = await follow(target, id, "Cancelled");
        assert.deepEqual(
          new Set(looks.map(({ StatusReason }) => StatusReason)),
          new Set([withoutWaiting]),
        );
        assert.ok(looks.at(-1)?.EndTime);

        async function isActive(refreshId: string): Promise<true | undefined> {
          const [refresh] = await findRefreshes(target, { InstanceRefreshIds: [refreshId] });
          return refresh?.Status === "Pending" ? undefined : true;
        }
      }));

    it("goes back when it is told to", () =>
      withTarget(async (target) => {
        const { autoScaling, groupName: AutoScalingGroupName } = target;
        await settle(target, 1);
        const id = await startAgain(target, { ...quick, BakeTime: 3600 });
        await follow(target, id, "Baking");
        await autoScaling.rollbackInstanceRefresh({ AutoScalingGroupName });
        const last = (await follow(target, id, "RollbackSuccessful")).at(-1);
        assert.equal(
          last?.RollbackDetails?.RollbackReason,
          "Rollback triggered due to user request.",
        );
        assert.equal(last.RollbackDetails.PercentageCompleteOnRollback, 100);
      }));

    it("keeps what ended, newest first, page by page", () =>
      withTarget(async (target) => {
        const { autoScaling, groupName: AutoScalingGroupName } = target;
        await settle(target, 0);
        const older = await startAgain(target, quick);
        await follow(target, older, "Successful");
        const newer = await startAgain(target, quick);
        await follow(target, newer, "Successful");
        const first = await autoScaling.describeInstanceRefreshes({
          AutoScalingGroupName,
          MaxRecords: 1,
        });
        const next = { AutoScalingGroupName, MaxRecords: 1, NextToken: first.NextToken };
        const second = await autoScaling.describeInstanceRefreshes(next);
        const ids = [first, second].map((page) =>
          page.InstanceRefreshes?.map((one) => one.InstanceRefreshId),
        );
        assert.deepEqual(ids, [[newer], [older]]);
        assert.deepEqual(await findRefreshes(target, { InstanceRefreshIds: [nobody] }), []);
      }));
  });
}

const nobody = "00000000-0000-0000-0000-000000000000";
