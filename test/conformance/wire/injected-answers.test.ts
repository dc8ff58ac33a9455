/** What a client is told of refreshes when the scenario lets AWS say something else than the truth. */
import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { startSimulator, type ScenarioRule } from "../../../simulator/index";
import { createFleet } from "../../support/engine/fleet";
import { startCompetingRefresh } from "../../support/engine/competing-refresh";

/** The statuses that three polls of a group show whose first refresh has ended and whose second has not. */
async function threePolls(rule: ScenarioRule): Promise<readonly (readonly string[])[]> {
  const simulator = await startSimulator();
  try {
    const fleet = await createFleet(simulator, { instances: 1 });
    await startCompetingRefresh(fleet, 1);
    simulator.advance(3600);
    await startCompetingRefresh(fleet, await fleet.addVersion());
    simulator.addScenario({ rules: [rule] });
    await fleet.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    const looks = [await fleet.refreshes(), await fleet.refreshes(), await fleet.refreshes()];
    return looks.map((refreshes) => refreshes.map(({ Status }) => Status ?? "none"));
  } finally {
    await simulator.close();
  }
}

const truth = ["Pending", "Successful"];

describe("an answer about refreshes that a scenario changes", () => {
  it("is not there when AWS has forgotten it", async () => {
    assert.deepEqual(await threePolls({ kind: "forget", times: 2 }), [[], [], truth]);
  });

  it("has a status that nobody knows until it has ended", async () => {
    const rule: ScenarioRule = { kind: "status", status: "Pondering", after: 1, times: 1 };
    assert.deepEqual(await threePolls(rule), [truth, ["Pondering", "Successful"], truth]);
  });
});
