/** Programs that do not end by themselves. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { runGateProgram } from "../../../../engine/node/gate-program";

/** Starts a child, writes both ids to a file, and then ignores SIGTERM, as the child does. */
const stubborn = `
  process.on("SIGTERM", () => {});
  const { spawn } = require("node:child_process");
  const child = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready')"], { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.once("data", () => require("node:fs").writeFileSync(process.argv[1], process.pid + " " + child.pid));
  setInterval(() => {}, 1000);
`;

describe("a gate's program that ignores SIGTERM", () => {
  for (const how of ["an interrupt", "its time limit"] as const) {
    it(`holds nobody up at ${how}, and is killed with its child`, async () => {
      const folder = await mkdtemp(join(tmpdir(), "gate-"));
      const file = join(folder, "ids");
      const interruption = new AbortController();
      const run = runGateProgram([process.execPath, "-e", stubborn, file], {
        signal: interruption.signal,
        timeoutMilliseconds: how === "an interrupt" ? 600_000 : 5_000,
        graceMilliseconds: 50,
      });
      const ids = await idsIn(file);
      assert.deepEqual(ids.map(isAlive), [true, true]);
      if (how === "an interrupt") interruption.abort();
      const { passes, observed } = await run;
      assert.equal(passes, false);
      assert.match(observed, how === "an interrupt" ? /^interrupted/ : /^no exit after 5 s/);
      await allEnded(ids);
      await rm(folder, { recursive: true });
    });
  }
});

/** Resolves when the program has written them. */
async function idsIn(file: string): Promise<readonly number[]> {
  for (;;) {
    const text = await readFile(file, "utf8").catch(() => "");
    if (/^\d+ \d+$/.test(text)) return text.split(" ").map(Number);
    await delay(10);
  }
}

async function allEnded(ids: readonly number[]): Promise<void> {
  while (ids.some(isAlive)) await delay(10);
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
