import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { address, head, describeTerraform, withContext } from "../support/terraform/context";

const block = (how: string): string => `
import {
  to = ${address}
  ${how}
}
`;

describeTerraform("terraform import", () => {
  for (const how of ['id = "web"', 'identity = { auto_scaling_group_name = "web" }']) {
    it(`by ${how.split(" ")[0] ?? ""} knows the group, and the next apply adopts what was rolled`, async function () {
      if (how.startsWith("identity") && !(await knowsIdentities())) {
        console.log("      skipped: terraform knows resource identities from 1.12 on");
        this.skip();
      }
      await withContext({}, async ({ terraform, fleet, onto, starts }) => {
        const version = await fleet.addVersion();
        await terraform.write(onto(version));
        assert.equal((await terraform.apply()).code, 0);
        const rolled = await terraform.attributes(address);
        assert.equal((await terraform.run("state", "rm", address)).code, 0);

        await terraform.write(onto(version) + block(how));
        const imported = await terraform.apply();
        assert.equal(imported.code, 0, imported.text);
        assert.match(imported.text, /1 imported, 0 added, 1 changed/);
        const saved = await terraform.attributes(address);
        assert.equal(saved?.["instance_refresh_id"], rolled?.["instance_refresh_id"]);
        assert.equal(starts(), 1);
        assert.equal((await terraform.plan("-detailed-exitcode")).code, 0);
      });
    });
  }

  it("of a group that does not exist says so", () =>
    withContext({}, async ({ terraform }) => {
      await terraform.write(`${head}
resource "instancerefresh_group" "web" {
  auto_scaling_group_name = "nobody"
}`);
      const imported = await terraform.run("import", "-no-color", address, "nobody");
      assert.equal(imported.code, 1);
      assert.match(imported.text, /Cannot import non-existent remote object/);
    }));
});

async function knowsIdentities(): Promise<boolean> {
  const { findTerraform } = await import("../../tools/terraform-aws/find-terraform.mjs");
  const output = execFileSync(findTerraform() ?? "", ["version", "-json"], { encoding: "utf8" });
  const { terraform_version: version = "0.0" } = JSON.parse(output) as {
    readonly terraform_version?: string;
  };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 1 || minor >= 12;
}
