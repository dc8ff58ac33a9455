import assert from "node:assert/strict";
import { describeTerraform, withContext } from "../support/terraform/context";

const wrong = `
  on_conflict = "wrong"
  timeouts    = { create = "soon" }
  webhooks    = [{ url = "ftp://example.com/secret" }]
  preferences = {
    min_healthy_percentage = 120
    checkpoint_percentages = [50, null, 200]
  }`;

describeTerraform("terraform validate and plan of wrong inputs", () => {
  it("name every error at once, each at its attribute, before any call to AWS", () =>
    withContext({}, async ({ terraform, onto, simulator }) => {
      await terraform.write(onto(1, wrong));
      const before = simulator.calls().length;
      const validated = await terraform.run("validate", "-json");
      const { diagnostics } = JSON.parse(validated.stdout) as {
        readonly diagnostics: readonly { readonly severity: string; readonly summary: string }[];
      };
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      assert.deepEqual(errors.map(({ summary }) => summary).sort(), [
        "Invalid value of on_conflict",
        "Invalid value of preferences.checkpoint_percentages[1]",
        "Invalid value of preferences.checkpoint_percentages[2]",
        "Invalid value of preferences.min_healthy_percentage",
        "Invalid value of timeouts.create",
        "Invalid value of webhooks[0].url",
      ]);

      const planned = await terraform.plan();
      assert.equal(planned.code, 1);
      assert.match(planned.text, /120 is more than 100/);
      assert.match(
        planned.text,
        /on main\.tf line \d+, in resource "instancerefresh_group" "web":\n +\d+: {3}on_conflict = "wrong"/,
      );
      assert.doesNotMatch(planned.text + validated.text, /example\.com\/secret/);
      assert.equal(simulator.calls().length, before);
    }));
});
