import assert from "node:assert/strict";
import { killAt } from "../../../torture/real-crashes/kill";
import { stages } from "../../../torture/real-crashes/stages";

/** A few of them; `npm run torture` draws twenty of all. */
const points = [
  { name: "create", call: ["StartInstanceRefresh", 1], when: "before" },
  { name: "roll", call: ["DescribeAutoScalingGroups", 2], when: "after" },
  { name: "supersede our own", call: ["CancelInstanceRefresh", 1], when: "after" },
  { name: "delete", call: ["RollbackInstanceRefresh", 1], when: "after" },
] as const;

describe("a machine that is lost at an AWS call", () => {
  for (const { name, call, when } of points) {
    it(`leaves a change that the next run neither loses nor repeats: ${name}, ${when} ${call.join(" ")}`, async () => {
      const stage = stages.find((one) => one.name === name);
      assert.ok(stage);
      assert.deepEqual(await killAt({ stage, call, when }), []);
    });
  }
});
