/** A program makes an alarm and a refresh that listens to it in the same update: AWS has no state of the alarm yet, and starts no refresh. */
import assert from "node:assert/strict";
import {
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  type PutMetricAlarmInput,
} from "@aws-sdk/client-cloudwatch";
import { errorsAlarm } from "../../support/engine/alarm";
import { withWorld, type World } from "../../support/provider/a-world";
import { createClients } from "../../support/protocol-clients";

const { AlarmName } = errorsAlarm;
const preferences = { alarmSpecification: { alarms: [AlarmName] }, instanceWarmup: 10 };

async function makeAlarm(
  { simulator }: World,
  settings: Partial<PutMetricAlarmInput> = {},
): Promise<void> {
  await createClients(simulator.url).cloudWatch.send(
    new PutMetricAlarmCommand({ ...errorsAlarm, ...settings }),
  );
}

async function putErrors({ simulator }: World, Value: number): Promise<void> {
  await createClients(simulator.url).cloudWatch.send(
    new PutMetricDataCommand({
      Namespace: "web",
      MetricData: [{ MetricName: "errors", Value, Timestamp: simulator.now() }],
    }),
  );
}

describe("a refresh that listens to a new alarm", () => {
  it("waits for the alarm's first evaluation", () =>
    withWorld({}, async (world) => {
      await makeAlarm(world, { TreatMissingData: "notBreaching" });
      const { error, refresh } = await world.up(await world.fleet.addVersion(), { preferences });
      assert.deepEqual([error, refresh?.status], [undefined, "Successful"]);
      assert.ok(
        world.reporter.progressed.includes("waiting for the first data of alarm too-many-errors"),
        world.reporter.progressed.join("\n"),
      );
    }));

  it("waits for the alarm's first data", () =>
    withWorld({}, async (world) => {
      await makeAlarm(world);
      const version = await world.fleet.addVersion();
      // The application starts, and has a value for each minute from then on.
      world.simulator.onCall({
        before: async ({ action }) => {
          const isLook = ["DescribeAlarms", "DescribeInstanceRefreshes"].includes(action);
          if (isLook && world.clock.now() >= 200_000) await putErrors(world, 1);
        },
      });
      const { error } = await world.up(version, { preferences });
      assert.equal(error, undefined);
    }));

  it("waits also where every instance is on the target, for AWS refuses this start too", () =>
    withWorld({}, async (world) => {
      await makeAlarm(world, { TreatMissingData: "notBreaching" });
      assert.equal((await world.up(1, { preferences })).error, undefined);
    }));

  it("is not started when there is no data after ten minutes, and says what to do", () =>
    withWorld({}, async (world) => {
      await makeAlarm(world);
      await assert.rejects(
        world.up(await world.fleet.addVersion(), { preferences }),
        /alarm too-many-errors has no data \(INSUFFICIENT_DATA\).*run again when its first data has arrived.*"notBreaching"/s,
      );
      assert.equal(world.clock.now(), 600_000);
      assert.equal(world.callsOf("StartInstanceRefresh").length, 0);
    }));

  it("does not wait when another alarm has gone off", () =>
    withWorld({}, async (world) => {
      await makeAlarm(world);
      await makeAlarm(world, {
        AlarmName: "loud",
        MetricName: "none",
        TreatMissingData: "breaching",
      });
      world.simulator.advance(60);
      const alarms = [AlarmName, "loud"];
      await assert.rejects(
        world.up(await world.fleet.addVersion(), {
          preferences: { ...preferences, alarmSpecification: { alarms } },
        }),
        /alarm loud is ALARM/,
      );
      assert.equal(world.clock.now(), 0);
    }));
});
