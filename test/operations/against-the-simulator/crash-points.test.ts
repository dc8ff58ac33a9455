/** A program that dies before or after any of its calls to AWS: the next run does not lose the change, nor roll it twice where AWS can tell. */
import assert from "node:assert/strict";
import type { Inputs } from "../../../engine/inputs/inputs";
import { startCompetingRefresh } from "../../support/engine/competing-refresh";
import { disturbed, withWorld, type World } from "../../support/provider/a-world";

/** A change of a fleet that runs version 1, of which version 2 exists. */
interface Change {
  readonly prepare: (world: World) => Promise<unknown>;
  readonly up: readonly [version: number | string, inputs?: Partial<Inputs>];
  /** How many refreshes there are in the end, whatever happens. */
  readonly refreshes: number;
  readonly runs: string;
  /** Whether the fleet itself does not show that the change was rolled: then one that was rolled unseen is rolled again. */
  readonly isInvisible?: true;
}

const nothing = () => Promise.resolve();
const lastSuccess = ({ up }: World) => up(1);
const own = { desiredConfiguration: undefined as never };

const changes: Readonly<Record<string, Change>> = {
  "a first roll": { prepare: nothing, up: [2], refreshes: 1, runs: "2" },
  "a first roll of a fleet that runs the version already": {
    prepare: nothing,
    up: [1],
    refreshes: 1,
    runs: "1",
  },
  "a new version": { prepare: lastSuccess, up: [2], refreshes: 2, runs: "2" },
  "a new $Latest": { prepare: lastSuccess, up: ["$Latest"], refreshes: 2, runs: "2" },
  "a new trigger": {
    prepare: lastSuccess,
    up: [1, { triggers: { deploy: 2 } }],
    refreshes: 2,
    runs: "1",
    isInvisible: true,
  },
  "a new trigger for the group's own configuration": {
    prepare: ({ up }) => up(1, own),
    up: [1, { ...own, triggers: { deploy: 2 } }],
    refreshes: 2,
    runs: "1",
    isInvisible: true,
  },
  "a roll that supersedes somebody else's": {
    prepare: ({ fleet }) => startCompetingRefresh(fleet, 1),
    up: [2, { onConflict: "supersede" }],
    refreshes: 2,
    runs: "2",
  },
};

interface Point {
  readonly call: number;
  readonly when: "before" | "after";
}

/** Runs the change and dies at a point: from then on no call is made and none answers. @returns whether the run got that far */
async function dieAt({ call, when }: Point, { up }: Change, world: World): Promise<boolean> {
  const never = new Promise<never>(() => undefined);
  let made = 0;
  const hasDied = new Promise<boolean>((die) => {
    const autoScaling = disturbed(world.ports.autoScaling, (moment) => {
      if (moment === "before") made += 1;
      if (made < call || (made === call && moment !== when && moment === "before"))
        return undefined;
      die(true);
      return never;
    });
    const [version, inputs] = up;
    world.up(version, inputs, { ...world.ports, autoScaling }).then(
      () => {
        die(false);
      },
      () => {
        die(false);
      },
    );
  });
  return hasDied;
}

/** Dies at every point in turn until a run gets to its end alive. */
async function dieEverywhere(change: Change, secondsDead: number): Promise<number> {
  let points = 0;
  for (let call = 1, isAlive = false; !isAlive; call += 1) {
    for (const when of ["before", "after"] as const) {
      await withWorld({ instances: 1 }, async (world) => {
        await world.fleet.addVersion();
        await change.prepare(world);
        isAlive = !(await dieAt({ call, when }, change, world));
        if (isAlive) return;
        points += 1;
        world.simulator.advance(secondsDead);
        await proveRecovery(change, world, `dead ${when} call ${call}`);
      });
    }
  }
  return points;
}

async function proveRecovery(
  { up, refreshes, runs, isInvisible }: Change,
  world: World,
  point: string,
): Promise<void> {
  const [version, inputs] = up;
  const left = await world.fleet.refreshes();
  const wasRolledUnseen = left.length === refreshes && left[0]?.Status === "Successful";
  const extra = isInvisible && wasRolledUnseen ? 1 : 0;
  const { error } = await world.up(version, inputs);
  const again = await world.up(version, inputs);
  const seen = await world.fleet.refreshes();
  assert.deepEqual(
    { error, refreshes: seen.length, runs: await world.fleet.versions(), again: again.refresh },
    { error: undefined, refreshes: refreshes + extra, runs: [runs], again: undefined },
    point,
  );
}

describe("a program that dies at any point", () => {
  for (const [title, change] of Object.entries(changes)) {
    for (const [pause, secondsDead] of [
      ["at once", 0],
      ["an hour later", 3600],
    ] as const) {
      it(`is taken up ${pause}: ${title}`, async () => {
        const points = await dieEverywhere(change, secondsDead);
        assert.ok(points >= 10, `only ${points} points`);
      });
    }
  }
});
