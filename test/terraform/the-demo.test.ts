import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { describeTerraform } from "../support/terraform/context";

const checkout = resolve(__dirname, "../..");

describeTerraform("npm run demo -- terraform", () => {
  it("shows the quickstart from init to destroy, and fails where a roll cannot succeed", () => {
    const fromSource = ["--require", "tsx/cjs", "--conditions", "aws-instance-refresh-source"];
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [...fromSource, join(checkout, "tools/demo/terraform.ts")],
      { encoding: "utf8", cwd: checkout, env: { ...process.env, TF_CLI_ARGS: "-no-color" } },
    );
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /to a simulated AWS on http/);
    assert.match(stdout, /would replace 0 of 3 instances/);
    assert.match(stdout, /would replace 3 of 3 instances: .* version 1 -> 2/);
    assert.match(stdout, /No changes\. Your infrastructure matches the configuration/);
    assert.match(stderr + stdout, /Error: Rolling .* no instance can be launched/);
    assert.match(stdout, /Destroy complete! Resources: 3 destroyed/);
  });
});
