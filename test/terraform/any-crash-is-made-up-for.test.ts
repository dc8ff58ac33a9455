import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index";
import { address, describeTerraform, withScene } from "../support/terraform/scene";
import type { Running, Terraform } from "../support/terraform/workplace";

/** A moment at which everything that Terraform has started dies: before or after the n-th call to AWS of a command. */
interface CrashPoint {
  readonly when: "before" | "after";
  readonly call: number;
}

/** The first calls look around, then comes the start, then the polls; the deletion reads what there is. */
const lives: readonly {
  readonly create: number;
  readonly roll: number;
  readonly remove: number;
}[] = [
  { create: 1, roll: 4, remove: 1 },
  { create: 6, roll: 11, remove: 2 },
  { create: 11, roll: 16, remove: 1 },
  { create: 16, roll: 20, remove: 2 },
];

describeTerraform("a crash of terraform and the provider at any call to AWS", () => {
  for (const when of ["before", "after"] as const) {
    for (const { create, roll, remove } of lives) {
      it(`${when} call ${create} of the creation, ${roll} of a roll and ${remove} of the deletion is made up for by the next run`, () =>
        withScene({}, async ({ simulator, terraform, fleet, onto, starts, calls }) => {
          await crash(terraform.start("apply", "-auto-approve", "-no-color"), simulator, {
            when,
            call: create,
          });
          const created = await again(terraform, "apply");
          assert.equal(created.code, 0, created.text);
          assert.equal(starts(), 1);

          await terraform.write(onto(await fleet.addVersion()));
          await crash(terraform.start("apply", "-auto-approve", "-no-color"), simulator, {
            when,
            call: roll,
          });
          const rolled = await again(terraform, "apply");
          assert.equal(rolled.code, 0, rolled.text);
          assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
          assert.equal((await terraform.attributes(address))?.["status"], "Successful");
          assert.equal(starts(), 2);
          assert.equal((await terraform.plan("-detailed-exitcode")).code, 0);

          await crash(terraform.start("destroy", "-auto-approve", "-no-color"), simulator, {
            when,
            call: remove,
          });
          const removed = await again(terraform, "destroy");
          assert.equal(removed.code, 0, removed.text);
          assert.equal(await terraform.attributes(address), undefined);
          assert.equal(starts(), 2);
          assert.equal(calls("CancelInstanceRefresh"), 0);
        }));
    }
  }
});

/** Kills the command's whole process group at the crash point. A command that makes fewer calls ends by itself. */
async function crash(
  { process: { pid }, ended }: Running,
  simulator: Simulator,
  { when, call }: CrashPoint,
): Promise<void> {
  assert.ok(pid !== undefined);
  let seen = 0;
  const strike = (): void => {
    seen += 1;
    if (seen === call) process.kill(-pid, "SIGKILL");
  };
  const stop = simulator.onCall({ [when]: strike });
  await ended;
  stop();
}

/** A killed terraform leaves its lock. */
async function again(terraform: Terraform, command: "apply" | "destroy") {
  await rm(join(terraform.directory, ".terraform.tfstate.lock.info"), { force: true });
  return terraform[command]();
}
