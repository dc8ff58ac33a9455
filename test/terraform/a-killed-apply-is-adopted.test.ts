import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { applyToTheMiddle, kill, nextStart, type Victim } from "../support/terraform/mid-roll";
import { describeTerraform, withContext } from "../support/terraform/context";

const killings: readonly (readonly Victim[])[] = [
  ["terraform"],
  ["provider"],
  ["terraform", "provider"],
];

describeTerraform("the apply after one that was killed", () => {
  for (const victims of killings) {
    it(`adopts the refresh of a new resource: ${victims.join(" and ")}`, () =>
      withContext({}, async (context) => {
        const { terraform, fleet, time, onto, starts } = context;
        await terraform.write(onto(await fleet.addVersion()));
        const apply = await applyToTheMiddle(context);
        kill(apply, ...victims);
        await apply.ended;

        time.release();
        const next = await applyUnlocked(terraform);
        assert.equal(next.code, 0, next.text);
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
        assert.equal(starts(), 1);
      }));

    it(`adopts the refresh of a known resource: ${victims.join(" and ")}`, () =>
      withContext({}, async (context) => {
        const { terraform, fleet, time, onto, starts } = context;
        assert.equal((await terraform.apply()).code, 0);
        await terraform.write(onto(await fleet.addVersion()));
        const apply = await applyToTheMiddle(context);
        kill(apply, ...victims);
        await apply.ended;

        time.release();
        const next = await applyUnlocked(terraform);
        assert.equal(next.code, 0, next.text);
        assert.equal(starts(), 2);
      }));
  }

  it("adopts a refresh whose start was answered to nobody", () =>
    withContext({}, async ({ terraform, simulator, fleet, onto, starts }) => {
      await terraform.write(onto(await fleet.addVersion()));
      const apply = terraform.start("apply", "-auto-approve", "-no-color");
      await nextStart(simulator);
      kill(apply, "terraform", "provider");
      await apply.ended;

      const next = await applyUnlocked(terraform);
      assert.equal(next.code, 0, next.text);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 1);
    }));
});

/** A killed terraform leaves its lock. */
async function applyUnlocked(terraform: {
  readonly directory: string;
  readonly apply: () => Promise<{ readonly code: number | null; readonly text: string }>;
}) {
  await rm(join(terraform.directory, ".terraform.tfstate.lock.info"), { force: true });
  return terraform.apply();
}
