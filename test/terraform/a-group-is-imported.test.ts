import assert from "node:assert/strict";
import { address, head, needsTerraform, withScene } from "../support/terraform/scene";

const block = (how: string): string => `
import {
  to = ${address}
  ${how}
}
`;

describe("terraform import", () => {
  needsTerraform();

  for (const how of ['id = "web"', 'identity = { auto_scaling_group_name = "web" }']) {
    it(`by ${how.split(" ")[0]} knows the group, and the next apply adopts what was rolled`, () =>
      withScene({}, async ({ terraform, fleet, onto, starts }) => {
        const version = await fleet.addVersion();
        await terraform.write(onto(version));
        assert.equal((await terraform.apply()).code, 0);
        const rolled = await terraform.attributes(address);
        assert.equal((await terraform.run("state", "rm", address)).code, 0);

        await terraform.write(onto(version) + block(how));
        const imported = await terraform.apply();
        // Terraform knows identities from 1.12 on.
        if (/Unsupported argument|identity/.test(imported.text) && imported.code !== 0) return;
        assert.equal(imported.code, 0, imported.text);
        assert.match(imported.text, /1 imported, 0 added, 1 changed/);
        const saved = await terraform.attributes(address);
        assert.equal(saved?.["instance_refresh_id"], rolled?.["instance_refresh_id"]);
        assert.equal(starts(), 1);
        assert.equal((await terraform.plan("-detailed-exitcode")).code, 0);
      }));
  }

  it("of a group that does not exist says so", () =>
    withScene({}, async ({ terraform }) => {
      await terraform.write(`${head}
resource "instancerefresh_group" "web" {
  auto_scaling_group_name = "nobody"
}`);
      const imported = await terraform.run("import", "-no-color", address, "nobody");
      assert.equal(imported.code, 1);
      assert.match(imported.text, /Cannot import non-existent remote object/);
    }));
});
