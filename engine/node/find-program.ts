/** Finds the program of a gate without running it. */
import { access, constants, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";

/**
 * Whether there is an executable file for this name: at its path, or in a directory of `PATH`. True if that is unknown: on Windows, which
 * completes names in its own way, and without a `PATH`.
 */
export async function hasProgram(
  file: string,
  { PATH }: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  if (platform === "win32") return true;
  if (file.includes("/")) return isExecutable(file);
  if (PATH === undefined) return true;
  const found = await Promise.all(
    // An empty entry is the working directory.
    PATH.split(delimiter).map((directory) => isExecutable(join(directory, file))),
  );
  return found.includes(true);
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
