import assert from "node:assert/strict";
import { serialisedProvider } from "../../../support/provider/serialised";

describe("the provider's text in the state of a program that links the package", () => {
  it("is short, and holds stubs that forward and none of our logic", async () => {
    const text = await serialisedProvider(__dirname);
    assert.ok(Buffer.byteLength(text) < 4096, `${Buffer.byteLength(text)} bytes`);
    const required = [...text.matchAll(/require\((["'][^"']+["'])\)/g)].map(([, name]) => name);
    assert.equal(new Set(required).size, 1);
    assert.match(required[0] ?? "", /pulumi-aws-instance-refresh\/lifecycle/);
    for (const method of ["configure", "check", "diff", "create", "update", "read", "delete"]) {
      assert.match(text, new RegExp(`lifecycle["']\\)\\.${method}\\([a-z, ]+\\)`), method);
    }
    assert.doesNotMatch(text, /InstanceRefreshes|preferences|status|await/);
  }).timeout(60_000);
});
