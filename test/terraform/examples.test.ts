import assert from "node:assert/strict";
import { resolve } from "node:path";
import { withAws } from "../examples/stage";
import { describeTerraform, timeScale } from "../support/terraform/context";
import { copyConfiguration, withTerraform, type Terraform } from "../support/terraform/workplace";

const examples = resolve(__dirname, "../../examples");

async function groupOf(terraform: Terraform): Promise<string> {
  const { stdout } = await terraform.run("output", "-raw", "auto_scaling_group_name");
  return stdout;
}

describeTerraform("the Terraform examples go up, change, have nothing to do, and go down", () => {
  for (const [example, size] of [
    ["terraform-quickstart", 3],
    ["terraform-mixed-instances", 4],
  ] as const) {
    it(example, () =>
      withAws({ secondsPerPoll: 15 }, async ({ simulator, aws }) => {
        const [older, newer] = aws.images;
        await withTerraform({ endpoint: simulator.url, env: timeScale }, async (terraform) => {
          await copyConfiguration(resolve(examples, example), terraform);
          const first = await terraform.apply(`-var=image_id=${older}`);
          assert.equal(first.code, 0, first.text);

          const second = await terraform.apply(`-var=image_id=${newer}`);
          assert.equal(second.code, 0, second.text);
          assert.match(second.text, /would replace \d of \d instances/);
          const name = await groupOf(terraform);
          assert.deepEqual(await aws.versions(name), Array<string>(size).fill("2"));

          const third = await terraform.plan(`-var=image_id=${newer}`, "-detailed-exitcode");
          assert.equal(third.code, 0, third.text);

          const end = await terraform.destroy(`-var=image_id=${newer}`);
          assert.equal(end.code, 0, end.text);
          assert.equal(await aws.group(name), undefined);
        });
      }),
    );
  }
});
