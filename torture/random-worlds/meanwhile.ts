/** An `up`, and what happens while it runs: Ctrl-C, a kill, a machine that sleeps, a group that is resized. */
import type { World } from "../../test/support/provider/a-world";
import { createKillablePorts } from "../crash-points/killable-ports";
import type { DrawnRun } from "./draw";
import type { Exit } from "./check-exit";
import type { Project } from "./program";
import { resizeLater } from "./resize";

/** Whether the run has all the time in the world. */
export function isUndisturbed(run: DrawnRun): boolean {
  const { interruptAfter, timeoutSeconds, killedAt, asleep, resize } = run;
  return [interruptAfter, timeoutSeconds, killedAt, asleep, resize].every(
    (happening) => happening === undefined,
  );
}

/** Runs `up` while the drawn things happen. */
export async function upMeanwhile(
  run: DrawnRun,
  { world, stack }: Project,
): Promise<Exit | undefined> {
  const { clock, ports: alive } = world;
  const { killedAt, interruptAfter } = run;
  const began = clock.now();
  const milliseconds = interruptAfter === undefined ? undefined : interruptAfter * 1000;
  const stop = happenMeanwhile(run, world);
  const { ports, death } = createKillablePorts(alive, killedAt ?? never);
  const outcome = await Promise.race([
    death.then(() => undefined),
    stack.run("up", { ports, interruptAfter: milliseconds }),
  ]);
  await stop();
  const wasInterrupted = clock.now() >= began + (milliseconds ?? Infinity);
  return outcome && { outcome, wasInterrupted };
}

/** @returns what ends it */
function happenMeanwhile({ resize, asleep }: DrawnRun, world: World): () => Promise<void> {
  const { clock, simulator } = world;
  const began = clock.now();
  const stopResizing = resize && resizeLater(resize, world);
  let hasSlept = asleep === undefined;
  const stop = simulator.onCall({
    before: () => {
      if (hasSlept || asleep === undefined || clock.now() < began + asleep.after * 1000) return;
      hasSlept = true;
      clock.pass(asleep.seconds * 1000);
    },
  });
  return async () => {
    stop();
    await stopResizing?.();
  };
}

const never = { call: Infinity, when: "before" } as const;
