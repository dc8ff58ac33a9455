/** A few crash points of every stage of a life; `npm run torture` has them all. */
import assert from "node:assert/strict";
import { killAt } from "../../torture/crash-points/crash-points";
import { life } from "../../torture/crash-points/life";

describe("a program that is killed and run again", () => {
  for (const [index, stage] of life.entries()) {
    it(`neither loses nor repeats a change: ${stage.name}`, async () => {
      const secondsDead = index % 2 === 0 ? 0 : 3600;
      let deaths = 0;
      for (const [call, when] of [
        [1, "after"],
        [2 + (index % 5), "before"],
        [7, "after"],
      ] as const) {
        const { isAlive, broken } = await killAt(stage, { point: { call, when }, secondsDead });
        assert.deepEqual(broken, []);
        if (!isAlive) deaths += 1;
      }
      assert.ok(deaths > 0, "it makes no call at which it could die");
    });
  }
});
