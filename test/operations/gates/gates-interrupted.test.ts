/** Gates that have not passed at an interrupt: a success must never be one that they were not asked about. */
import assert from "node:assert/strict";
import { aFault } from "../../support/provider/a-fault";
import { aGate, aGatedFollow, bad, good, moving } from "../../support/provider/a-gated-follow";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aRoll, savedStateAfter } from "../../support/provider/a-roll";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration } from "../../support/provider/a-target";
import { aResolvedTemplate } from "../../support/provider/a-template";

const baking = aRefresh({ status: "Baking", percentageComplete: 100 });
const none = aFault("noActiveRefresh", "CancelInstanceRefresh");

describe("gates that an interrupt comes before", () => {
  it("do not let a success pass for which they have not passed", async () => {
    const { run, interrupt, clock } = aGatedFollow({ looks: [aSuccess()] }, () => bad);
    clock.at(20_000, interrupt);
    const { refresh, error } = await run();
    assert.deepEqual([refresh.status, error?.code], ["Successful", "Interrupted"]);
    assert.match(error?.message ?? "", /not every gate has passed/);
  });

  it("let a success pass for which they had opened by then", async () => {
    const { run, interrupt } = aGatedFollow({ looks: [aSuccess()] }, () => {
      interrupt();
      return good;
    });
    assert.equal((await run()).error, undefined);
  });

  it("are not asked any more of a success that is found at the interrupt", async () => {
    const looks = [moving, moving, aSuccess()];
    const script = { looks, cancels: [none] };
    const { run, clock, interrupt, asked } = aGatedFollow(script, () => good, {
      onInterrupt: "cancel",
    });
    clock.at(1000, interrupt);
    assert.equal((await run()).error?.code, "Interrupted");
    assert.equal(asked(), 0);
  });

  it("have not passed where they were asked while baking", async () => {
    const script = { looks: [baking, baking, aSuccess()], cancels: [none] };
    const answer = () => {
      interrupt();
      return bad;
    };
    const { run, interrupt } = aGatedFollow(script, answer, { onInterrupt: "cancel" });
    assert.equal((await run()).error?.code, "Interrupted");
  });

  it("are asked again by the next run, which rolls nothing", async () => {
    const group = aGroup({ configuration: aConfiguration("2"), instances: [anInstance("i-1", 2)] });
    const inputs = { gates: [aGate] };
    const templates = [aResolvedTemplate({ version: "2" })];
    const first = aStage({
      history: [[]],
      starts: ["r-ours"],
      looks: [aSuccess()],
      groups: [aGroup(), group],
      templates,
    });
    const http = () => {
      first.interrupt();
      return Promise.resolve(bad);
    };
    const probe = { ...first.ports.gateCheck, http };
    const saved = savedStateAfter(
      await aRoll({ inputs }, { ...first.ports, gateCheck: probe }),
      {},
    );
    assert.equal(saved.lastSuccess, undefined);
    const next = aStage({ history: [[aSuccess()]], groups: [group], templates });
    let asked = 0;
    const again = () => {
      asked += 1;
      return Promise.resolve(good);
    };
    const rolled = await aRoll(
      { inputs, saved },
      { ...next.ports, gateCheck: { ...next.ports.gateCheck, http: again } },
    );
    assert.deepEqual([asked, rolled.error, next.aws.started], [1, undefined, []]);
    assert.ok(savedStateAfter(rolled, saved).lastSuccess);
  });
});
