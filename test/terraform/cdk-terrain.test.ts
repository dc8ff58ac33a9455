import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { withAws } from "../examples/stage";
import { linkPackages, runProgram, stackFolder, type Library } from "../support/terraform/cdk";
import { describeTerraform, timeScale } from "../support/terraform/context";
import { copyConfiguration, withTerraform, type Terraform } from "../support/terraform/workplace";

const example = resolve(__dirname, "../../examples/cdktn-quickstart");

/** The example in Terraform's folder, for this library, synthesised. */
async function synthesise(library: Library, terraform: Terraform): Promise<void> {
  const { directory } = terraform;
  await copyConfiguration(example, terraform);
  const program = join(directory, "main.ts");
  const text = await readFile(program, "utf8");
  await writeFile(program, text.replaceAll("cdktn", library));
  await linkPackages(directory, library);
  await runProgram(directory, "main.ts");
}

describeTerraform(
  "a program for CDK Terrain goes up, changes, has nothing to do, and goes down",
  () => {
    for (const library of ["cdktn", "cdktf"] as const) {
      it(`examples/cdktn-quickstart with ${library}`, () =>
        withAws({ secondsPerPoll: 15 }, async ({ simulator, aws }) => {
          const [older, newer] = aws.images;
          const options = { endpoint: simulator.url, env: timeScale };
          await withTerraform(
            { ...options, installation: "filesystem_mirror" },
            async (terraform) => {
              await synthesise(library, terraform);
              const inStack = `-chdir=${stackFolder(terraform.directory, "quickstart")}`;
              const run = (command: string, ...args: readonly string[]) =>
                terraform.run(inStack, command, "-no-color", ...args);

              const initialised = await run("init");
              assert.equal(initialised.code, 0, initialised.text);

              const first = await run("apply", "-auto-approve", `-var=image_id=${older}`);
              assert.equal(first.code, 0, first.text);

              const second = await run("apply", "-auto-approve", `-var=image_id=${newer}`);
              assert.equal(second.code, 0, second.text);
              assert.match(second.text, /would replace 3 of 3 instances/);
              assert.match(second.text, /running_version = "2"/);
              const name = (await run("output", "-raw", "auto_scaling_group_name")).stdout;
              assert.deepEqual(await aws.versions(name), ["2", "2", "2"]);

              const third = await run("plan", "-detailed-exitcode", `-var=image_id=${newer}`);
              assert.equal(third.code, 0, third.text);

              const end = await run("destroy", "-auto-approve", `-var=image_id=${newer}`);
              assert.equal(end.code, 0, end.text);
              assert.equal(await aws.group(name), undefined);
            },
          );
        }));
    }
  },
);
