import assert from "node:assert/strict";
import { address, describeTerraform, withContext } from "../support/terraform/context";

const unknownTrigger = (value: string): string => `
  triggers = { release = terraform_data.release.output, fixed = 1 }
}

resource "terraform_data" "release" {
  input = ${JSON.stringify(value)}
`;

describeTerraform("values that are unknown, null or empty", () => {
  it("that become known in the apply roll what they ask for, once", () =>
    withContext({}, async ({ terraform, onto, starts }) => {
      await terraform.write(onto(1, unknownTrigger("one")));
      const planned = await terraform.plan();
      assert.equal(planned.code, 0, planned.text);
      assert.match(planned.text, /"release" = \(known after apply\)/);
      assert.equal((await terraform.apply()).code, 0);
      assert.equal((await terraform.plan("-detailed-exitcode")).code, 0);

      await terraform.write(onto(1, unknownTrigger("two")));
      const second = await terraform.apply();
      assert.equal(second.code, 0, second.text);
      assert.equal(starts(), 2);
      assert.match(
        String((await terraform.attributes(address))?.["roll_reason"]),
        /triggers changed: release/,
      );
    }));

  it("that hold nothing are as if they were left out", () =>
    withContext({}, async ({ terraform, onto, starts, simulator }) => {
      const nothing = `
        triggers               = null
        ignore_template_fields = []
        gates                  = []
        webhooks               = null
        preferences            = { instance_warmup = 10, checkpoint_percentages = [], alarm_specification = { alarms = [] } }`;
      await terraform.write(onto(1, nothing));
      const applied = await terraform.apply();
      assert.equal(applied.code, 0, applied.text);
      const start = simulator.calls().find(({ action }) => action === "StartInstanceRefresh");
      assert.doesNotMatch(JSON.stringify(start?.parameters), /Checkpoint|Alarm/);
      assert.equal((await terraform.plan("-detailed-exitcode")).code, 0);

      await terraform.write(onto(1));
      const without = await terraform.apply();
      assert.equal(without.code, 0, without.text);
      assert.equal(starts(), 1);
    }));
});
