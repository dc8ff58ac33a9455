import assert from "node:assert/strict";
import { gather } from "../../../bench/simulator/crowd";
import { crowdQueries } from "../../../bench/simulator/crowd-queries";
import { ask } from "../../../bench/simulator/query";
import { startSimulator } from "../../../simulator/index";
import { startCounting, type WorkCounter } from "../../support/simulator/work";

const small = { groups: 30, refreshes: 3, instances: 4 };
const large = { groups: 300, refreshes: 30, instances: 4 };

/** What each request of the benchmark makes the simulator do, in a world of this size. */
async function workIn(
  size: typeof small,
  counter: WorkCounter,
): Promise<ReadonlyMap<string, number>> {
  const simulator = await startSimulator();
  try {
    await gather(simulator, size);
    const work = new Map<string, number>();
    for (const query of await crowdQueries(simulator.url, size.groups)) {
      await ask(simulator.url, query);
      work.set(query.name, await counter.during(() => ask(simulator.url, query)));
    }
    return work;
  } finally {
    await simulator.close();
  }
}

describe("a request", () => {
  it("makes no more work in a world of many groups, instances and refreshes than in one of few", async () => {
    const counter = await startCounting();
    try {
      const [inSmall, inLarge] = [await workIn(small, counter), await workIn(large, counter)];
      for (const [query, work] of inSmall) {
        const most = work * 1.05;
        const found = inLarge.get(query) ?? Infinity;
        assert.ok(work > 100 && found <= most, `${query}: ${work} became ${found}`);
      }
    } finally {
      await counter.stop();
    }
  });
});
