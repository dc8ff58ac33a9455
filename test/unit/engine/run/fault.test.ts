/** Faults are told apart by kind, and read as one sentence. */
import assert from "node:assert/strict";
import { Fault, isFault, renderFault, renderFaultClause } from "../../../../engine/run/fault";
import { aFault } from "../../../support/provider/a-fault";

describe("a fault", () => {
  it("is one of any kind when no kind is asked for", () => {
    assert.equal(isFault(aFault("transient")), true);
  });

  it("is one of the kinds that are asked for", () => {
    assert.equal(isFault(aFault("credentials"), "transient", "credentials"), true);
  });

  it("is none of the other kinds", () => {
    assert.equal(isFault(aFault("credentials"), "transient", "forbidden"), false);
  });

  it("is not just any error", () => {
    assert.equal(isFault(new Error("no")), false);
  });

  it("reads as the call, AWS's code and AWS's message", () => {
    assert.equal(
      renderFault(aFault("transient", "StartInstanceRefresh")),
      "StartInstanceRefresh: Throttling: Rate exceeded.",
    );
  });

  it("has no full stop inside a sentence", () => {
    assert.equal(
      renderFaultClause(aFault("transient", "StartInstanceRefresh")),
      "StartInstanceRefresh: Throttling: Rate exceeded",
    );
  });

  it("keeps what the SDK threw as its cause", () => {
    const cause = new Error("socket hang up");
    const fault = new Fault("unknownOutcome", {
      call: "StartInstanceRefresh",
      code: "Error",
      message: "No answer.",
      cause,
    });
    assert.equal(fault.cause, cause);
  });
});
