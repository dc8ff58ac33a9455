import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const checkout = resolve(__dirname, "../../..");

describe("npm run demo -- terraform", () => {
  it("where neither terraform nor tofu is on PATH, says so and ends before it installs anything", () => {
    const withFolderOfThatName = join(checkout, "test");
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(checkout, "tools/run.mjs"), "demo", "terraform"],
      { encoding: "utf8", env: { PATH: withFolderOfThatName } },
    );
    assert.match(stderr, /^The demo needs terraform, .* or tofu, and neither is on PATH/);
    assert.equal(stdout, "");
    assert.equal(status, 1);
  });
});
