/** Who may call AWS next, and when. */
import assert from "node:assert/strict";
import { createQueue } from "../../../../engine/aws/queue";
import type { CallPriority } from "../../../../engine/run/ports";
import { createVirtualClock } from "../../../support/provider/virtual-clock";

/** A queue whose burst is used up, and the names of the calls that come out of it. */
async function aBusyQueue() {
  const clock = createVirtualClock();
  const interruption = new AbortController();
  const waiting = { clock, signal: interruption.signal };
  const queue = createQueue();
  for (let call = 0; call < 100; call += 1) await queue.waitForPermit(waiting);
  const made: string[] = [];
  const line = async (name: string, priority?: number | CallPriority): Promise<void> => {
    await queue.waitForPermit(
      waiting,
      typeof priority === "number" ? { maxDelaySeconds: priority } : priority,
    );
    made.push(name);
  };
  /** Milliseconds between the turns. */
  const pauses = (): readonly number[] => clock.sleeps.map(Math.round);
  return { queue, waiting, clock, interruption, line, made, pauses };
}

describe("the queue of calls", () => {
  it("lets calls go in the order they came, as fast as the rate allows", async () => {
    const { line, made, pauses } = await aBusyQueue();
    await Promise.all([line("a"), line("b"), line("c")]);
    assert.deepEqual(made, ["a", "b", "c"]);
    assert.deepEqual(pauses(), [50, 50, 50]);
  });

  it("lets calls that cannot wait go before those that can", async () => {
    const { line, made } = await aBusyQueue();
    await Promise.all([
      line("rare poll", 200),
      line("look", 30),
      line("start"),
      line("other poll", 30),
    ]);
    assert.deepEqual(made, ["start", "look", "other poll", "rare poll"]);
  });

  it("lets a call that has waited for as long as it can go before one that has just come", async () => {
    const { line, made, clock } = await aBusyQueue();
    const others = Array.from({ length: 100 }, (_, index) => line(`start ${index}`));
    const old = line("old", 3);
    clock.at(4000, () => void line("new", 0));
    await Promise.all([...others, old]);
    await line("end", 60);
    assert.deepEqual(made.slice(-3), ["old", "new", "end"]);
  });

  it("lets a call for longer work go before calls that have not waited for that long", async () => {
    const { line, made, clock } = await aBusyQueue();
    const others = Array.from({ length: 100 }, (_, index) => line(`start ${index}`));
    const older = [line("short", 0), line("look", 3)];
    clock.at(4000, () => void line("long", { expectedSeconds: 2 }));
    clock.at(4000, () => void line("longest", { expectedSeconds: 5 }));
    await Promise.all([...others, ...older]);
    await line("end", 60);
    assert.deepEqual(made.slice(-5), ["longest", "short", "long", "look", "end"]);
  });

  it("makes those who wait already wait longer when AWS throttles", async () => {
    const { line, queue, waiting, clock, pauses } = await aBusyQueue();
    clock.at(100, () => {
      queue.backOff(waiting);
    });
    await Promise.all([line("a"), line("b"), line("c")]);
    assert.deepEqual(pauses(), [50, 50, 100, 98]);
  });

  it("keeps nobody after an interrupt", async () => {
    const { line, made, interruption, clock } = await aBusyQueue();
    clock.at(60, () => {
      interruption.abort();
    });
    await Promise.all([line("a"), line("b", 30), line("c", 60)]);
    assert.deepEqual(made, ["a", "b", "c"]);
    assert.equal(clock.now(), 60);
  });
});
