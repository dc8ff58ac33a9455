/** Reads what a run has left on the disk. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Everything that lies in the stack's folder: the state with its history, the program's folder with the reports, the engine's home. */
export async function writtenIn(directory: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path, await readFile(path, "utf8")] as const;
      }),
    ),
  );
}
