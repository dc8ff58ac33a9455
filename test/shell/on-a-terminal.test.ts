/** The shell tool as a person at a terminal sees it: keys, the bar, and what stays on the screen. */
import assert from "node:assert/strict";
import { startSimulator, type Simulator } from "../../simulator/index";
import { createFleet, type Fleet } from "../support/engine/fleet";
import { timeMovesWithPolls } from "../support/engine/time";
import { instanceRefreshOnPty, missingTerminal } from "../support/shell/pseudo-terminal";

const ctrlC = { when: /Pending|left/, keys: "\u0003" };

describe("the shell tool on a terminal", () => {
  let simulator: Simulator;
  let fleet: Fleet;

  before(function () {
    if (missingTerminal === undefined) return;
    console.log(`      skipped: it ${missingTerminal}`);
    this.skip();
  });
  beforeEach(async () => {
    simulator = await startSimulator({ clock: "virtual" });
    fleet = await createFleet(simulator);
    await fleet.addVersion();
  });
  afterEach(() => simulator.close());

  const roll = ["roll", "web", "--launch-template", "web"];

  it("ends with 130 when Ctrl-C is pressed, and cancels nothing", async () => {
    const { code, output } = await instanceRefreshOnPty(simulator.url, roll, ctrlC);
    assert.equal(code, 130, output);
    const next = await instanceRefreshOnPty(simulator.url, ["watch", "web"], ctrlC);
    assert.equal(next.code, 130, next.output);
    assert.match(next.output, /It goes on in AWS/);
    assert.equal((await fleet.refreshes())[0]?.Status, "Pending");
  });

  it("keeps what happened on the screen, and shows the share in the bar also without colours", async () => {
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const { code, output } = await instanceRefreshOnPty(simulator.url, roll, undefined, {
      NO_COLOR: "1",
    });
    assert.equal(code, 0, output);
    assert.match(output, /█{10}░{10} 50% 1 left/);
    assert.match(output, /3 instances replaced in /);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(output, /\u001b\[3\dm/);
  });
});
