import assert from "node:assert/strict";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

const config = { release: "1.0" };

describe("examples/migrate-from-terraform", () => {
  it("rolls for a new image, and for a new tag as Terraform's triggers do", () =>
    withExample("migrate-from-terraform", { config }, async ({ stack, aws, configure }) => {
      const name = outputOf(await stack.up(), "autoScalingGroupName");

      await configure({ imageId: aws.images[1] });
      outputsOf(await stack.up());
      assert.deepEqual(await aws.versions(name), ["2", "2", "2"]);
      const before = await instancesOf(name, aws);

      await configure({ release: "1.1" });
      outputsOf(await stack.up());
      assert.deepEqual(await aws.versions(name), ["2", "2", "2"]);
      const after = await instancesOf(name, aws);
      assert.ok(after.every((instance) => !before.includes(instance)));

      outputsOf(await stack.destroy());
    }));
});

async function instancesOf(
  name: string,
  { group }: Parameters<Parameters<typeof withExample>[2]>[0]["aws"],
): Promise<readonly string[]> {
  return ((await group(name))?.Instances ?? []).map(({ InstanceId = "" }) => InstanceId);
}
