import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const checkout = resolve(__dirname, "../..");

describe("the README", () => {
  it("shows an example as it is, without its outputs, in twelve lines", () => {
    const readme = readFileSync(resolve(checkout, "README.md"), "utf8");
    const program = readFileSync(resolve(checkout, "examples/existing-group/index.ts"), "utf8");
    const [shown = ""] = program.split("\n\nexport ");
    assert.ok(readme.includes("```ts\n" + shown + "\n```"));
    assert.equal(shown.split("\n").length, 12);
  });
});
