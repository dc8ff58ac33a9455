// Finds a program that runs Terraform configurations: terraform, else OpenTofu.
import { statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** @returns {string | undefined} its path */
export function findTerraform(path = process.env.PATH ?? "") {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const candidates = ["terraform", "tofu"].flatMap((name) =>
    path.split(delimiter).map((folder) => join(folder, `${name}${suffix}`)),
  );
  return candidates.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}
