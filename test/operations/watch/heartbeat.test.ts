/** What a user reads during a wait: a line for each change, and one a minute. */
import assert from "node:assert/strict";
import { pollUntilEnd } from "../../../engine/watch/poll";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const pending = { instanceRefreshId: "r-ours", status: "Pending" };
const warming = (id: string) =>
  aRefresh({
    statusReason: `Waiting for instances to warm up before continuing. For example: ${id} is warming up.`,
  });

async function linesOf(looks: Script["looks"], prefix?: string): Promise<readonly string[]> {
  const { ports, reporter } = aStage({ looks: looks ?? [] });
  await pollUntilEnd(
    { autoScalingGroupName: "web", refresh: pending, ...(prefix !== undefined && { prefix }) },
    ports,
  );
  return reporter.progressed;
}

describe("narration", () => {
  it("says one line for each change", async () => {
    const half = aRefresh({ percentageComplete: 50 });
    assert.deepEqual(
      await linesOf([pending, pending, aRefresh(), aRefresh(), half, half, aSuccess()]),
      [
        "Pending",
        "40% complete, 6 instances left (InProgress)",
        "50% complete, 6 instances left (InProgress)",
        "100% complete, 0 instances left (Successful)",
      ],
    );
  });

  it("says no line for another instance in AWS's reason", async () => {
    const lines = await linesOf([warming("i-0a"), warming("i-0b"), warming("i-0c"), aSuccess()]);
    assert.equal(lines.length, 2);
  });

  it("says a line every minute or two when nothing changes", async () => {
    const { ports, reporter, clock } = aStage({ looks: [aRefresh()] });
    await pollUntilEnd(
      { autoScalingGroupName: "web", refresh: pending, deadline: 3_600_000 },
      ports,
    );
    assert.equal(clock.now(), 3_600_000);
    assert.ok(reporter.progressed.length >= 30 && reporter.progressed.length <= 61);
    assert.deepEqual(new Set(reporter.progressed).size, 1);
  });

  it("says once a minute that AWS cannot be asked", async () => {
    const { ports, reporter } = aStage({ looks: [aFault("transient")] });
    await pollUntilEnd({ autoScalingGroupName: "web", refresh: pending, deadline: 600_000 }, ports);
    assert.ok(reporter.progressed.length >= 5 && reporter.progressed.length <= 11);
  });

  it("says once that AWS cannot be asked, and where the refresh stands as soon as it can", async () => {
    assert.deepEqual(
      await linesOf([aRefresh(), aFault("transient"), aFault("transient"), aRefresh(), aSuccess()]),
      [
        "40% complete, 6 instances left (InProgress)",
        "AWS cannot be asked right now (DescribeInstanceRefreshes: Throttling: Rate exceeded); the refresh goes on, and so does watching",
        "40% complete, 6 instances left (InProgress)",
        "100% complete, 0 instances left (Successful)",
      ],
    );
  });

  it("begins each line with whose refresh it is, where that is not ours", async () => {
    assert.deepEqual(await linesOf([aFault("transient"), aSuccess()], "theirs: "), [
      "theirs: AWS cannot be asked right now (DescribeInstanceRefreshes: Throttling: Rate exceeded); the refresh goes on, and so does watching",
      "theirs: 100% complete, 0 instances left (Successful)",
    ]);
  });
});
