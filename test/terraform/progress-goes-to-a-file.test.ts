import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeTerraform, withContext } from "../support/terraform/context";

describeTerraform("progress_file", () => {
  it("gets a line for every change, appended", () =>
    withContext({}, async ({ terraform, fleet, onto }) => {
      await terraform.write(onto(await fleet.addVersion(), 'progress_file = "logs/web.log"'));
      const applied = await terraform.apply();
      assert.equal(applied.code, 0, applied.text);
      const file = join(terraform.directory, "logs/web.log");
      const first = await readFile(file, "utf8");
      assert.match(first, /^\d{4}-\d\d-\d\dT\S+Z web: .*\d+% complete/m);
      assert.match(first, /web: Successful 100% 0 left$/m);

      await terraform.write(onto(await fleet.addVersion(), 'progress_file = "logs/web.log"'));
      assert.equal((await terraform.apply()).code, 0);
      const both = await readFile(file, "utf8");
      assert.ok(both.startsWith(first) && both.length > first.length);
    }));

  it("that cannot be written is a warning", () =>
    withContext({}, async ({ terraform, onto }) => {
      await terraform.write(onto(1, 'progress_file = "/dev/null/web.log"'));
      const applied = await terraform.apply();
      assert.equal(applied.code, 0, applied.text);
      assert.match(applied.text, /Warning: progress_file \/dev\/null\/web\.log cannot be written/);
    }));
});
