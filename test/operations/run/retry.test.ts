/** Asking until AWS answers. */
import assert from "node:assert/strict";
import { retryUntilResponse } from "../../../engine/run/retry";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const history: Script["history"] = [[aRefresh()]];

function asking(script: Script) {
  const stage = aStage(script);
  return {
    ...stage,
    answer: () =>
      retryUntilResponse(() => stage.ports.autoScaling.describeRefreshes("web"), stage.ports),
  };
}

describe("ask", () => {
  it("gives the answer at once when there is one", async () => {
    const { answer, clock } = asking({ history });
    assert.deepEqual(await answer(), [aRefresh()]);
    assert.deepEqual(clock.sleeps, []);
  });

  for (const kind of ["transient", "unknownOutcome"] as const) {
    it(`asks again ten seconds after a fault that is ${kind}`, async () => {
      const { answer, clock } = asking({ history: [aFault(kind), ...history] });
      assert.deepEqual(await answer(), [aRefresh()]);
      assert.deepEqual(clock.sleeps, [10_000]);
    });
  }

  it("says what is in the way while it waits", async () => {
    const { answer, reporter } = asking({ history: [aFault("transient"), ...history] });
    await answer();
    assert.deepEqual(reporter.progressed, [
      "AWS cannot be reached right now (DescribeInstanceRefreshes: Throttling: Rate exceeded); trying again",
    ]);
  });

  it("gives up after five minutes of faults", async () => {
    const fault = aFault("transient");
    const { answer, clock } = asking({ history: [fault] });
    await assert.rejects(answer, fault);
    assert.equal(clock.now(), 300_000);
  });

  it("counts them from the first one: the question itself may wait long in a line, or for a machine that sleeps", async () => {
    const { ports, clock } = asking({});
    const faults = [aFault("transient")];
    const question = () => {
      clock.pass(600_000);
      const fault = faults.shift();
      return fault === undefined ? Promise.resolve("answered") : Promise.reject(fault);
    };
    assert.equal(await retryUntilResponse(question, ports), "answered");
  });

  for (const kind of ["credentials", "forbidden", "rejected", "groupNotFound"] as const) {
    it(`does not ask again after a fault that is ${kind}: nothing runs yet that could be lost`, async () => {
      const { answer, aws } = asking({ history: [aFault(kind)] });
      await assert.rejects(answer, { name: "Fault", kind });
      assert.deepEqual(aws.calls, ["list"]);
    });
  }

  it("asks once where the answer is not worth waiting for", async () => {
    const fault = aFault("transient");
    const { ports, clock } = asking({ history: [fault] });
    const question = () => ports.autoScaling.describeRefreshes("web");
    await assert.rejects(retryUntilResponse(question, { ...ports, persistence: "once" }), fault);
    assert.equal(clock.now(), 0);
  });

  it("lets an error pass that is no fault", async () => {
    const error = new TypeError("a bug");
    const { answer } = asking({ history: [error] });
    await assert.rejects(answer, error);
  });

  it("ends at the next fault after an interrupt", async () => {
    const { answer, clock, interrupt, aws } = asking({ history: [aFault("transient")] });
    clock.at(25_000, interrupt);
    await assert.rejects(answer, { name: "Fault", kind: "transient" });
    assert.equal(clock.now(), 25_000);
    assert.equal(aws.calls.length, 4);
  });
});
