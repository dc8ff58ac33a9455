/** The text of the provider that Pulumi saves in the state of a program, from a process of its own as a program is one. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** @param directory where the program lies, and from where it finds the package */
export async function serialisedProvider(directory: string): Promise<string> {
  const script = join(__dirname, "print-serialised.cjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: directory });
  return stdout;
}
