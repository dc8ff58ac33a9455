/** The one refresh of which every answer of the real service was recorded, asked for again at the same instants. */
import assert from "node:assert/strict";
import { byName, groupName, withGroup } from "./group";
import {
  assertNear,
  at,
  groupVersion,
  instances,
  look,
  newest,
  recorded,
  replayEmpty,
  replayForward,
  time,
  type Row,
} from "./recorded-run";

const insufficient =
  "Waiting for remaining instances to be available. For example: OLD has insufficient data to evaluate its health with Amazon EC2.";
const terminating =
  "Waiting for terminating instances before continuing. For example: OLD is terminating.";
const requested = "Rollback triggered due to user request.";
const interval = "Waiting for a health check interval to pass before continuing.";

const forward: readonly Row[] = [
  ["14:42:01.298", "Pending", undefined, undefined, undefined],
  ["14:42:12.068", "InProgress", 0, 1, undefined],
  ["14:42:22.938", "InProgress", 25, 1, insufficient],
  ["14:43:22.546", "InProgress", 25, 1, insufficient],
  ["14:43:27.880", "InProgress", 50, 1, insufficient],
  ["14:43:33.231", "InProgress", 50, 1, insufficient],
  ["14:43:38.563", "InProgress", 100, 0, terminating],
  ["14:43:54.633", "InProgress", 100, 0, terminating],
  [
    "14:44:00.001",
    "Baking",
    100,
    0,
    "Waiting for bake time to finish before continuing. There are 59 seconds left.",
  ],
];

const back: readonly Row[] = [
  ["14:44:02.265", "RollbackInProgress", 100, 0, requested],
  ["14:44:07.640", "RollbackInProgress", 100, 0, requested],
  ["14:44:13.054", "RollbackInProgress", 100, 0, requested],
  ["14:44:18.850", "RollbackInProgress", 50, 1, interval],
  ["14:45:40.991", "RollbackInProgress", 50, 1, interval],
  ["14:45:46.374", "RollbackInProgress", 0, 1, interval],
  ["14:46:15.798", "RollbackInProgress", 0, 1, interval],
  ["14:46:21.262", "RollbackSuccessful", 0, 1, undefined],
];

describe("the recorded refresh", () => {
  it("of the empty group is over after five seconds", () =>
    withGroup(recorded, async (scene) => {
      await replayEmpty(scene);
      at(scene, "14:41:39.912");
      const { Status, StartTime, EndTime, PercentageComplete, InstancesToUpdate } =
        await newest(scene);
      assert.deepEqual([Status, PercentageComplete, InstancesToUpdate], ["Successful", 100, 0]);
      assert.deepEqual(StartTime, EndTime);
    }));

  it("reads the same at every recorded instant, there and back", () =>
    withGroup(recorded, async (scene) => {
      const old = await replayForward(scene);
      for (const row of forward) assert.deepEqual(await look(scene, row[0], old), row);
      assert.equal(await groupVersion(scene), "1");
      at(scene, "14:44:01.917");
      await scene.autoScaling.rollbackInstanceRefresh(byName);
      for (const row of back) assert.deepEqual(await look(scene, row[0], old), row);
      const { EndTime, RollbackDetails } = await newest(scene);
      assert.ok(EndTime && Math.abs(EndTime.getTime() - time("14:46:21").getTime()) <= 1000);
      assert.equal(RollbackDetails?.PercentageCompleteOnRollback, 100);
      assert.equal(RollbackDetails.InstancesToUpdateOnRollback, 0);
      assert.equal(RollbackDetails.RollbackReason, requested);
    }));

  it("shows rollback details only when the rollback has begun", () =>
    withGroup(recorded, async (scene) => {
      await replayForward(scene);
      at(scene, "14:44:01.917");
      await scene.autoScaling.rollbackInstanceRefresh(byName);
      at(scene, "14:44:02.265");
      assert.equal((await newest(scene)).RollbackDetails, undefined);
      at(scene, "14:44:07.640");
      const { RollbackDetails } = await newest(scene);
      const begun = RollbackDetails?.RollbackStartTime?.getTime() ?? 0;
      assert.ok(Math.abs(begun - time("14:44:04.814").getTime()) < 500);
    }));

  it("leaves the recorded activities, to within a second", () =>
    withGroup(recorded, async (scene) => {
      const old = await replayForward(scene);
      at(scene, "14:44:00.530");
      const { Activities = [] } = await scene.autoScaling.describeScalingActivities(byName);
      const [terminate, launch, first] = Activities;
      assert.equal(Activities.length, 3);
      assert.equal(terminate?.Description, `Terminating EC2 instance: ${old}`);
      assertNear(terminate.StartTime, "14:43:25.491");
      assertNear(terminate.EndTime, "14:43:46");
      assert.match(
        terminate.Cause ?? "",
        /^At 2026-09-27T14:43:25Z an instance was taken out of service in response to an instance refresh\.$/u,
      );
      assertNear(launch?.StartTime, "14:42:10.333");
      assertNear(launch?.EndTime, "14:42:15");
      assert.equal(
        launch?.Cause,
        "At 2026-09-27T14:42:08Z an instance was launched in response to an instance refresh.",
      );
      assert.deepEqual(
        [launch.StatusCode, launch.Progress, launch.AutoScalingGroupState],
        ["Successful", 100, "InService"],
      );
      assertNear(first?.StartTime, "14:41:50.791");
      assert.match(
        first?.Cause ?? "",
        /^At 2026-09-27T14:41:40Z a user request explicitly set group desired capacity changing the desired capacity from 0 to 1\. {2}At 2026-09-27T14:41:4\dZ an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1\.$/u,
      );
    }));

  it("sends the recorded events", () =>
    withGroup(recorded, async (scene) => {
      await replayForward(scene);
      at(scene, "14:44:01.917");
      await scene.autoScaling.rollbackInstanceRefresh(byName);
      at(scene, "14:44:10.000");
      const { InstanceRefreshId } = await newest(scene);
      const detail = { AutoScalingGroupName: groupName, InstanceRefreshId };
      const events = scene.simulator
        .events()
        .filter((event) => event.detail["InstanceRefreshId"] === InstanceRefreshId)
        .map((event) => [event["detail-type"], event.time, event.detail]);
      assert.deepEqual(events, [
        ["EC2 Auto Scaling Instance Refresh Started", "2026-09-27T14:42:08Z", detail],
        ["EC2 Auto Scaling Instance Refresh Started Baking", "2026-09-27T14:43:55Z", detail],
        ["EC2 Auto Scaling Instance Refresh Rollback Started", "2026-09-27T14:44:04Z", detail],
      ]);
    }));

  it("is followed by one that a protected instance holds, and its cancellation", () =>
    withGroup(recorded, async (scene) => {
      const { autoScaling } = scene;
      const old = await replayForward(scene, {});
      at(scene, "14:46:23.802");
      const [instance] = await instances(scene);
      const InstanceIds = [instance?.InstanceId ?? ""];
      assert.notEqual(InstanceIds[0], old);
      await autoScaling.setInstanceProtection({
        ...byName,
        InstanceIds,
        ProtectedFromScaleIn: true,
      });
      at(scene, "14:46:24.042");
      await autoScaling.startInstanceRefresh(byName);
      at(scene, "14:46:34.341");
      assert.deepEqual(await look(scene, "14:46:34.341", InstanceIds[0] ?? ""), [
        "14:46:34.341",
        "InProgress",
        0,
        1,
        "Waiting for remaining instances to be available. For example: OLD is protected. Remove instance scale-in protection to continue.",
      ]);
      at(scene, "14:46:34.930");
      await autoScaling.cancelInstanceRefresh({ ...byName, WaitForTransitioningInstances: false });
      const reason =
        "Cancelled without waiting for ongoing instance launches and terminations due to user request.";
      assert.deepEqual(await look(scene, "14:46:35.178", old), [
        "14:46:35.178",
        "Cancelling",
        0,
        1,
        reason,
      ]);
      assert.deepEqual(await look(scene, "14:46:40.636", old), [
        "14:46:40.636",
        "Cancelled",
        0,
        1,
        reason,
      ]);
      assertNear((await newest(scene)).EndTime, "14:46:40");
    }));
});
