/** The memory of the provider process at its height, in a command with something to look at. */
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stage } from "./stage";

/** @returns bytes: the most that a provider process of this command had */
export async function peakProviderMemory(stage: Stage, stack: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "provider-memory-"));
  try {
    await stage.run(["up", "--yes", "--stack", stack], {
      NODE_OPTIONS: `--require "${join(__dirname, "note-memory.cjs")}"`,
      MEMORY_NOTES: folder,
    });
    const notes = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")),
    );
    return Math.max(...notes.map(Number));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
