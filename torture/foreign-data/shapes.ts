/** Every shape that the saved state can have: the life that leads to it, and what a later run makes of it. */
import { CancelInstanceRefreshCommand } from "@aws-sdk/client-auto-scaling";
import type { Properties } from "../../engine/run/outputs";
import { startCompetingRefresh } from "../../test/support/engine/competing-refresh";
import type { Ending, Place } from "./place";

export interface Shape {
  readonly name: string;
  /** Lives up to that state. @returns the inputs of the last program */
  readonly live: (place: Place) => Promise<Properties>;
  /** How the same program goes, run again: its ending, and how often it starts a refresh. */
  readonly again: readonly [Ending, starts: number];
  /** The same, when AWS has forgotten every refresh of the group. */
  readonly forgotten: readonly [Ending, starts: number];
}

const isSame = ["same", 0] as const;
const startsAgain = ["done", 1] as const;

/** Looks until a refresh is about half done. */
const half = 6;

const alarmed = { alarmSpecification: { alarms: ["too-many-errors"] } };

/** Runs a program in which everything goes well. */
async function rolled(place: Place, parts: Properties = {}): Promise<Properties> {
  const inputs = place.inputs(await place.fleet.addVersion(), parts);
  await place.resource.up(inputs);
  return inputs;
}

/** Runs a program whose time is up when the refresh is half done. The next one has all the time in the world. */
async function timedOut(place: Place, parts: Properties = {}): Promise<Properties> {
  const limits = { __timeouts: { create: "2m", update: "2m" } };
  const { __timeouts: _, ...inputs } = await rolled(place, { ...parts, ...limits });
  return inputs;
}

/** Runs a program whose refresh an alarm ends. */
async function broken(place: Place, preferences: Properties): Promise<Properties> {
  place.afterPolls(half, () => place.alarm.set("ALARM"));
  const inputs = await rolled(place, { preferences });
  await place.alarm.set("OK");
  return inputs;
}

export const shapes: readonly Shape[] = [
  { name: "rolled", live: rolled, again: isSame, forgotten: isSame },
  {
    name: "triggered",
    live: (place) =>
      rolled(place, { triggers: { build: 7, set: { a: [1, null], b: {} }, no: null } }),
    again: isSame,
    forgotten: isSame,
  },
  {
    name: "mixed-instances",
    live: async (place) => {
      const { launchTemplateId, addVersion } = place.fleet;
      const version = String(await addVersion());
      const launchTemplateSpecification = { launchTemplateId, version };
      const overrides = [{ instanceType: "t3.small" }, { instanceType: "t3.medium" }];
      const launchTemplate = { launchTemplateSpecification, overrides };
      const desiredConfiguration = { mixedInstancesPolicy: { launchTemplate } };
      const inputs = place.inputs(0, {
        desiredConfiguration,
        allowConfigurationKindChange: true,
      });
      await place.resource.up(inputs);
      return inputs;
    },
    again: isSame,
    forgotten: isSame,
  },
  {
    name: "groups-own-configuration",
    live: async (place) => {
      const { desiredConfiguration: _, ...inputs } = place.inputs(0);
      await place.resource.up(inputs);
      return inputs;
    },
    again: isSame,
    forgotten: isSame,
  },
  {
    name: "adopted",
    live: async (place) => {
      const version = await place.fleet.addVersion();
      await startCompetingRefresh(place.fleet, version);
      const inputs = place.inputs(version);
      await place.resource.up(inputs);
      return inputs;
    },
    again: isSame,
    forgotten: isSame,
  },
  {
    name: "first-in-progress",
    live: (place) => timedOut(place),
    again: ["done", 0],
    forgotten: startsAgain,
  },
  {
    name: "in-progress",
    live: async (place) => {
      await rolled(place);
      return timedOut(place);
    },
    again: ["done", 0],
    forgotten: startsAgain,
  },
  {
    name: "must-replace",
    live: async (place) => {
      await rolled(place);
      return timedOut(place, { preferences: { instanceWarmup: 10, skipMatching: false } });
    },
    again: ["done", 0],
    forgotten: startsAgain,
  },
  {
    name: "ended-unattended",
    live: async (place) => {
      const inputs = await timedOut(place);
      place.simulator.advance(3600);
      await place.resource.refresh();
      return inputs;
    },
    // Only its time limit has gone: that is recorded.
    again: ["done", 0],
    forgotten: ["done", 0],
  },
  {
    name: "failed",
    live: (place) => broken(place, alarmed),
    again: startsAgain,
    forgotten: startsAgain,
  },
  {
    name: "rolled-back",
    live: async (place) => {
      await rolled(place);
      return broken(place, { ...alarmed, autoRollback: true });
    },
    again: ["RolledBackBefore", 0],
    forgotten: startsAgain,
  },
  {
    name: "cancelled",
    live: async (place) => {
      const { autoScaling, autoScalingGroupName: AutoScalingGroupName } = place.fleet;
      place.afterPolls(half, async () => {
        await autoScaling.send(new CancelInstanceRefreshCommand({ AutoScalingGroupName }));
      });
      return rolled(place);
    },
    again: startsAgain,
    forgotten: startsAgain,
  },
  {
    name: "gate-shut",
    live: async (place) => rolled(place, { gates: [{ command: ["false"], timeout: 1 }] }),
    again: ["GateFailed", 0],
    forgotten: ["GateFailed", 1],
  },
  {
    name: "possible-origins",
    live: async (place) => {
      await rolled(place, { triggers: { build: 7 } });
      return rolled(place, { gates: [{ command: ["false"], timeout: 1 }] });
    },
    again: ["GateFailed", 0],
    forgotten: ["GateFailed", 1],
  },
  {
    name: "first-held",
    live: (place) => rolled(place, { hold: true }),
    again: isSame,
    forgotten: isSame,
  },
  {
    name: "held",
    live: async (place) => {
      await rolled(place);
      return rolled(place, { hold: true });
    },
    again: isSame,
    forgotten: isSame,
  },
];
