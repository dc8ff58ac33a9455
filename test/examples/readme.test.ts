import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const checkout = resolve(__dirname, "../..");

describe("the README", () => {
  it("shows an example as it is", () => {
    const readme = readFileSync(resolve(checkout, "README.md"), "utf8");
    const program = readFileSync(resolve(checkout, "examples/existing-group/index.ts"), "utf8");
    assert.ok(readme.includes("```ts\n" + program + "```"));
  });
});
