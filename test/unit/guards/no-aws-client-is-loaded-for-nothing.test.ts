import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";

const script = resolve(__dirname, "../../support/provider/print-loaded-clients.ts");

describe("a preview with nothing to do", () => {
  it("loads no AWS client: EC2's alone takes a third of a second and 50 MB", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...["--require", "tsx/cjs"],
      script,
    ]);
    assert.deepEqual(JSON.parse(stdout), { loaded: [], changes: false, afterDiff: [] });
  });
});
