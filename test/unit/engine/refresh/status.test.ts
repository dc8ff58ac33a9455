/** Which statuses end a refresh. */
import assert from "node:assert/strict";
import { isTerminal } from "../../../../engine/refresh/status";

describe("a status", () => {
  for (const status of ["Pending", "InProgress", "Baking", "Cancelling", "RollbackInProgress"]) {
    it(`is still moving when it is ${status}`, () => {
      assert.equal(isTerminal(status), false);
    });
  }

  for (const status of [
    "Successful",
    "Failed",
    "Cancelled",
    "RollbackSuccessful",
    "RollbackFailed",
  ]) {
    it(`is an end when it is ${status}`, () => {
      assert.equal(isTerminal(status), true);
    });
  }

  for (const status of ["Quiescing", "", "successful", "toString", "constructor"]) {
    it(`is still moving when it is a word that AWS does not have yet, as "${status}"`, () => {
      assert.equal(isTerminal(status), false);
    });
  }
});
