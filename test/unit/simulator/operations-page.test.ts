/** docs/simulator-operations.md lists every operation: nothing answers 501 without a row. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { operationsOf } from "../../../simulator/protocol/operation";
import { services } from "../../../simulator/protocol/service";
import { simulatedActions } from "../../../simulator/simulation";
import { operationsFile, renderOperations } from "./operations-page";

describe("docs/simulator-operations.md", () => {
  it("has a row for every operation, with what it is", () => {
    const page = renderOperations();
    if (process.env["UPDATE_DOCS"] === "1") writeFileSync(operationsFile, page);
    assert.equal(readFileSync(operationsFile, "utf8"), page);
    assert.doesNotMatch(page, /not told/u);
  });

  it("knows every action that is simulated as an operation of its service", () => {
    for (const service of services) {
      const known = operationsOf(service);
      const unknown = Object.keys(simulatedActions[service.name]).filter(
        (name) => !known.has(name),
      );
      assert.deepEqual(unknown, []);
    }
  });
});
