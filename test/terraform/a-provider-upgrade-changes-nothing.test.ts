import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { address, describeTerraform, withContext } from "../support/terraform/context";
import type { Terraform } from "../support/terraform/workplace";

interface SavedState {
  serial: number;
  readonly resources: readonly {
    readonly instances: readonly { schema_version: number; attributes: Record<string, unknown> }[];
  }[];
}

/** Rewrites the state as an older provider would have written it. */
async function age({ directory }: Terraform): Promise<void> {
  const file = join(directory, "terraform.tfstate");
  const state = JSON.parse(await readFile(file, "utf8")) as SavedState;
  const [instance] = state.resources[0]?.instances ?? [];
  assert.ok(instance);
  instance.schema_version = 0;
  for (const unknownThen of ["roll_reason", "duration_seconds", "rollback_details"]) {
    assert.ok(unknownThen in instance.attributes, unknownThen);
    Reflect.deleteProperty(instance.attributes, unknownThen);
  }
  // An input and a nested input that came later, and an attribute that is no more.
  for (const later of ["on_own_instance", "timeouts"]) {
    assert.ok(later in instance.attributes, later);
    Reflect.deleteProperty(instance.attributes, later);
  }
  instance.attributes["wait_for_capacity"] = "10m";
  state.serial += 1;
  await writeFile(file, JSON.stringify(state));
}

describeTerraform("a state that an older provider has written", () => {
  it("makes an empty plan, rolls nothing, and is rolled like any other when the template changes", () =>
    withContext({}, async ({ terraform, fleet, onto, starts }) => {
      assert.equal((await terraform.apply()).code, 0);
      await age(terraform);
      const planned = await terraform.plan("-detailed-exitcode");
      assert.equal(planned.code, 0, planned.text);
      const applied = await terraform.apply();
      assert.equal(applied.code, 0, applied.text);
      assert.equal(starts(), 1);

      await terraform.write(onto(await fleet.addVersion()));
      const rolled = await terraform.apply();
      assert.equal(rolled.code, 0, rolled.text);
      assert.equal(starts(), 2);
      assert.equal((await terraform.attributes(address))?.["wait_for_capacity"], undefined);
    }));
});
