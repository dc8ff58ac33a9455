/** What a user reads during a wait: a row for each change, a line that stays for each milestone, and a heartbeat. */
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

interface Lines {
  /** Each replaced the one before. */
  readonly rows: readonly string[];
  /** These stayed. */
  readonly notes: readonly string[];
}

async function linesOf(looks: Script["looks"], prefix?: string): Promise<Lines> {
  const { ports, reporter } = aStage({ looks: looks ?? [] });
  await pollUntilEnd(
    { autoScalingGroupName: "web", refresh: pending, ...(prefix !== undefined && { prefix }) },
    ports,
  );
  return { rows: reporter.progressed, notes: reporter.notes };
}

const unavailable =
  "AWS cannot be reached right now (DescribeInstanceRefreshes: Throttling: Rate exceeded); the refresh goes on, and so does the wait";

describe("the rows of a wait", () => {
  it("change with each change of the refresh, the shortest and most telling part first", async () => {
    const at45 = warming("i-0a");
    const { rows } = await linesOf([pending, pending, aRefresh(), aRefresh(), at45, aSuccess()]);
    assert.deepEqual(rows, [
      "Pending",
      "40% 6 left: Waiting for instances to warm up before continuing",
      "Successful 100% 0 left",
    ]);
  });

  it("do not change for another instance in AWS's reason", async () => {
    const { rows } = await linesOf([
      aRefresh(),
      warming("i-0a"),
      warming("i-0b"),
      warming("i-0c"),
      aSuccess(),
    ]);
    assert.equal(rows.filter((row) => !row.includes("unchanged")).length, 2);
  });

  it("begin with whose refresh it is, where that is not ours", async () => {
    assert.deepEqual(await linesOf([aFault("transient"), aSuccess()], "theirs: "), {
      rows: [`theirs: ${unavailable}`, "theirs: Successful 100% 0 left"],
      notes: [],
    });
  });
});

describe("the heartbeat of a wait", () => {
  const hour = { autoScalingGroupName: "web", refresh: aRefresh(), deadline: 3_600_000 };

  it("comes after a minute and then ever more rarely, and says how long nothing has changed", async () => {
    const { ports, reporter } = aStage({ looks: [aRefresh()] });
    await pollUntilEnd(hour, ports);
    const minutes = reporter.progressed.map((row) => /unchanged for (.*)$/.exec(row)?.[1]);
    assert.deepEqual(minutes.slice(0, 5), [undefined, "60 s", "2 min", "4 min", "8 min"]);
    assert.deepEqual(minutes.slice(5), [
      "16 min",
      "24 min",
      "32 min",
      "40 min",
      "48 min",
      "56 min",
    ]);
    assert.deepEqual(reporter.notes, []);
  });

  it("comes on time also while AWS takes long to answer", async () => {
    const { ports, reporter, clock } = aStage({ looks: [aRefresh()] });
    const { describeRefreshes } = ports.autoScaling;
    let calls = 0;
    const slowOnce: typeof describeRefreshes = async (...given) => {
      calls += 1;
      if (calls === 2) await clock.sleep(150_000, ports.signal);
      return describeRefreshes(...given);
    };
    const autoScaling = { ...ports.autoScaling, describeRefreshes: slowOnce };
    await pollUntilEnd({ ...hour, deadline: 170_000 }, { ...ports, autoScaling });
    assert.deepEqual(reporter.progressed.slice(1), [
      "40% 6 left, unchanged for 60 s",
      "40% 6 left, unchanged for 2 min",
    ]);
  });

  it("ends with the wait", async () => {
    const { ports, reporter, clock } = aStage({ looks: [aRefresh(), aSuccess()] });
    await pollUntilEnd(hour, ports);
    const { length } = reporter.progressed;
    await clock.sleep(3_600_000, ports.signal);
    assert.equal(reporter.progressed.length, length);
  });

  it("repeats a problem with its age, and once it has lasted for four minutes a line stays", async () => {
    const { ports, reporter } = aStage({ looks: [aFault("transient")] });
    await pollUntilEnd({ ...hour, refresh: pending, deadline: 600_000 }, ports);
    assert.deepEqual(reporter.progressed.slice(0, 3), [
      unavailable,
      `${unavailable} (for 60 s)`,
      `${unavailable} (for 2 min)`,
    ]);
    assert.deepEqual(reporter.notes, [`${unavailable} (for 4 min)`]);
  });

  it("gives way to the refresh as soon as AWS answers again", async () => {
    const { rows } = await linesOf([
      aRefresh({ percentageComplete: 10 }),
      aFault("transient"),
      aFault("transient"),
      aRefresh({ percentageComplete: 10 }),
      aSuccess(),
    ]);
    assert.match(rows[2] ?? "", /^10% 6 left, unchanged for \d+ s$/);
    assert.deepEqual([rows[0], rows[1], rows.length], ["10% 6 left", unavailable, 4]);
  });
});

describe("the data with a row", () => {
  it("holds the numbers, the status, the reason and the seconds without a change", async () => {
    const { ports, reporter } = aStage({ looks: [warming("i-0a")] });
    const refresh = aRefresh();
    await pollUntilEnd({ autoScalingGroupName: "web", refresh, deadline: 60_000 }, ports);
    const [first, second] = reporter.reports;
    assert.deepEqual(first, {
      instanceRefreshId: "r-ours",
      status: "InProgress",
      percentageComplete: 40,
      instancesToUpdate: 6,
      reason: warming("i-0a").statusReason,
      unchangedForSeconds: 0,
    });
    assert.deepEqual(second, { ...first, unchangedForSeconds: 60 });
  });

  it("says what the problem is while AWS does not answer", async () => {
    const { ports, reporter } = aStage({ looks: [aFault("transient"), aSuccess()] });
    await pollUntilEnd({ autoScalingGroupName: "web", refresh: pending }, ports);
    const problems = reporter.reports.map(({ problem }) => problem);
    assert.deepEqual(problems, [unavailable, undefined]);
  });
});
