/** `npx terraform-provider-instancerefresh install` and `uninstall`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { installPlugin, requirement, uninstallPlugin, type Installation } from "./install";

const root = join(__dirname, "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly version: string;
};

const installation: Installation = {
  plugin: join(root, "dist/plugin"),
  version: manifest.version,
  environment: process.env,
  platform: process.platform,
  architecture: process.arch,
};

const program = new Command("terraform-provider-instancerefresh")
  .description("Puts the Terraform provider where terraform init finds it without a registry.")
  .version(manifest.version);

program
  .command("install")
  .description("copy the provider into the local mirror of Terraform and OpenTofu")
  .action(() => {
    if (process.platform === "win32") {
      throw new Error(
        "On Windows Terraform starts .exe files only, and this package has none yet. Run Terraform in WSL.",
      );
    }
    for (const folder of installPlugin(installation)) console.log(`installed ${folder}`);
    console.log(`\nAdd this to your configuration, then run terraform init:\n`);
    console.log(requirement(manifest.version));
  });

program
  .command("uninstall")
  .description("remove it again, every version")
  .action(() => {
    const removed = uninstallPlugin(installation);
    for (const folder of removed) console.log(`removed ${folder}`);
    if (removed.length === 0) console.log("It is not installed.");
  });

try {
  program.parse();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
