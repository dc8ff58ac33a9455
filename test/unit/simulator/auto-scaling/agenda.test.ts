import assert from "node:assert/strict";
import fc from "fast-check";
import {
  createAgenda,
  nextTask,
  plan,
  takeTask,
} from "../../../../simulator/model/auto-scaling/agenda";

describe("the agenda", () => {
  it("gives tasks by time, and those of one time in the order they were planned", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
        const agenda = createAgenda();
        for (const at of times) plan({ autoScaling: { agenda } }, at, step);
        const taken = times.map(() => takeTask(agenda));
        const order = taken.map((due) => [due?.at ?? -1, due?.number ?? -1] as const);
        assert.deepEqual(
          order,
          order.toSorted(([a, m], [b, n]) => a - b || m - n),
        );
        assert.equal(nextTask(agenda), undefined);
      }),
    );
  });
});

const step = { kind: "step", group: { name: "web", arn: "arn" } } as const;
