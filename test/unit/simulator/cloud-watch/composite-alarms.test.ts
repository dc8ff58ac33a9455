/** Composite alarms follow the alarms below them. */
import assert from "node:assert/strict";
import {
  alarmState,
  createCloudWatch,
  setAlarmState,
  type AlarmState,
  type AlarmWorld,
} from "../../../../simulator/model/cloud-watch";

describe("composite alarms", () => {
  it("follow through several levels", () => {
    const world = worldWith({ top: "ALARM(middle)", middle: "ALARM(bottom)" });
    put(world, "bottom", "ALARM");
    assert.equal(alarmState(world, "top"), "ALARM");
    put(world, "bottom", "OK");
    assert.equal(alarmState(world, "top"), "OK");
  });

  it("come to an end when they name each other in a circle", () => {
    const world = worldWith({ one: "ALARM(bottom) AND NOT ALARM(two)", two: "NOT ALARM(one)" });
    put(world, "bottom", "ALARM");
    assert.equal(alarmState(world, "bottom"), "ALARM");
  });

  it("keep a state that was set by hand until an alarm below changes", () => {
    const world = worldWith({ top: "ALARM(bottom)" });
    put(world, "bottom", "OK");
    put(world, "top", "ALARM");
    assert.equal(alarmState(world, "top"), "ALARM");
    put(world, "bottom", "INSUFFICIENT_DATA");
    assert.equal(alarmState(world, "top"), "OK");
  });

  it("are in no state where there is no such alarm", () => {
    assert.equal(alarmState(worldWith({}), "nobody"), undefined);
  });
});

/** A metric alarm named `bottom`, and composite alarms by name with their rules. */
function worldWith(rules: Readonly<Record<string, string>>): AlarmWorld {
  const world = { cloudWatch: createCloudWatch() };
  const fresh = (alarmName: string) => ({
    alarmName,
    alarmArn: `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${alarmName}`,
    actionsEnabled: true,
    configurationUpdatedAt: 0,
    state: "INSUFFICIENT_DATA" as AlarmState,
    stateReason: "new",
    stateReasonData: undefined,
    stateUpdatedAt: 0,
    stateChangedAt: 0,
  });
  const bottom = { ...fresh("bottom"), kind: "metric", settings: { AlarmName: "bottom" } } as const;
  world.cloudWatch.alarms.set("bottom", bottom);
  for (const [name, rule] of Object.entries(rules)) {
    const settings = { AlarmName: name, AlarmRule: rule };
    world.cloudWatch.alarms.set(name, { ...fresh(name), kind: "composite", settings });
  }
  return world;
}

function put(world: AlarmWorld, alarmName: string, state: AlarmState): void {
  setAlarmState(world, { alarmName, state, reason: "test", now: 1000 });
}
