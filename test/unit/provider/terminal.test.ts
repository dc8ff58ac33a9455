/** When the provider writes for a log, in which every line stays. */
import assert from "node:assert/strict";
import { hasTerminal } from "../../../provider/terminal";

/** There, and can be opened. */
const present = __filename;
const absent = `${__filename}.none`;

describe("a display", () => {
  it("is a terminal where the session has one", () => {
    assert.equal(hasTerminal({}, present), true);
    assert.equal(hasTerminal({ CI: "false" }, present), true);
  });

  it("is a log in a CI system, even if that has a terminal", () => {
    assert.equal(hasTerminal({ CI: "true" }, present), false);
    assert.equal(hasTerminal({ CI: "1" }, present), false);
  });

  it("is a log where the session has no terminal", function () {
    if (process.platform === "win32") this.skip();
    assert.equal(hasTerminal({}, absent), false);
  });
});
