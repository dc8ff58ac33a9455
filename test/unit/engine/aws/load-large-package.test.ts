import assert from "node:assert/strict";
import {
  collectGarbageAroundLoads,
  loadLargePackage,
} from "../../../../engine/aws/load-large-package";

describe("loading a large package", () => {
  afterEach(() => {
    collectGarbageAroundLoads(() => undefined);
  });

  it("is preceded and followed by a collection where the process asks for that", async () => {
    const events: string[] = [];
    collectGarbageAroundLoads(() => events.push("collected"));
    const loaded = await loadLargePackage(() => {
      events.push("loaded");
      return Promise.resolve("the package");
    });
    assert.equal(loaded, "the package");
    assert.deepEqual(events, ["collected", "loaded", "collected"]);
  });
});
