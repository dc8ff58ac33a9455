import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { describeTerraform, head, withContext } from "../support/terraform/context";

const checkout = resolve(__dirname, "../..");
const command = join(checkout, "terraform/dist/cli.cjs");

describeTerraform("npx terraform-provider-instancerefresh", () => {
  before(() => {
    execFileSync(process.execPath, [join(checkout, "terraform/build.mjs")]);
  });

  it("install puts it where terraform init finds it, and uninstall removes it", () =>
    withContext({ env: { TF_CLI_CONFIG_FILE: "/dev/null" } }, async ({ terraform, onto }) => {
      const home = join(terraform.directory, ".home");
      const env = { ...process.env, HOME: home };
      const printed = execFileSync(process.execPath, [command, "install"], {
        env,
        encoding: "utf8",
      });
      const [block = ""] = /^terraform \{[^]*^\}/m.exec(printed) ?? [];
      await terraform.write(onto(1).replace(head, `${block}\n`));
      const initialised = await terraform.run("init", "-no-color");
      assert.equal(initialised.code, 0, initialised.text);
      assert.match(initialised.text, /Installed instance-refresh\/instancerefresh v\d/);
      const applied = await terraform.apply();
      assert.equal(applied.code, 0, applied.text);

      execFileSync(process.execPath, [command, "uninstall"], { env });
      const again = await terraform.run("init", "-no-color", "-upgrade");
      assert.notEqual(again.code, 0);
    }));
});
