import assert from "node:assert/strict";
import fc from "fast-check";
import {
  createScheduler,
  nextTask,
  plan,
  takeTask,
} from "../../../../simulator/model/auto-scaling/scheduler/scheduler";

describe("the scheduler", () => {
  it("gives tasks by time, and those of one time in the order they were planned", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
        const scheduler = createScheduler();
        for (const at of times) plan({ autoScaling: { scheduler } }, at, step);
        const taken = times.map(() => takeTask(scheduler));
        const order = taken.map((due) => [due?.at ?? -1, due?.number ?? -1] as const);
        assert.deepEqual(
          order,
          order.toSorted(([a, m], [b, n]) => a - b || m - n),
        );
        assert.equal(nextTask(scheduler), undefined);
      }),
    );
  });
});

const step = { kind: "step", group: { name: "web", arn: "arn" } } as const;
