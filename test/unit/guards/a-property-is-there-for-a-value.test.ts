import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";

const script = resolve(__dirname, "../../support/provider/print-properties.ts");

async function hiddenProperties(...options: readonly string[]): Promise<unknown> {
  const args = ["--require", "tsx/cjs", script, ...options];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as unknown;
}

describe("a resource in a program", () => {
  it("has no hidden property without a value: each costs the program promises", async () => {
    assert.deepEqual(await hiddenProperties(), [["__urn"], ["__urn", "__timeouts"]]);
    assert.deepEqual(await hiddenProperties("--preview"), [
      ["__urn", "__preview"],
      ["__urn", "__preview", "__timeouts"],
    ]);
  });
});
