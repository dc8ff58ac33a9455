/** What the outputs say that the fleet ran before. */
import assert from "node:assert/strict";
import type { Desired } from "../../../engine/decision/reasons";
import * as lifecycle from "../../../provider/lifecycle";
import type { Properties } from "../../../engine/run/outputs";
import { toSaved } from "../../../engine/decision/saved-state";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration, aDesired } from "../../support/provider/a-target";
import { aResolvedTemplate } from "../../support/provider/a-template";

const program = { autoScalingGroupName: "web", desiredConfiguration: aConfiguration("2") };
const { launchTemplate } = aConfiguration("2");

/** An update after this state, of a fleet that runs version 2 by then. */
async function updated(state: Properties, news: Properties = program): Promise<Properties> {
  const group = aGroup({ configuration: aConfiguration("2"), instances: [anInstance("i-0a", 2)] });
  const { ports } = aStage({
    looks: [aSuccess()],
    groups: [group],
    history: [[aSuccess()]],
    templates: [aResolvedTemplate()],
    starts: ["r-ours"],
  });
  return (await lifecycle.update("web", state, news, () => ports)).outs;
}

describe("what the fleet ran before", () => {
  const shown = { launchTemplate };

  it("is still said by a run that only records how the refresh ended", async () => {
    const { launchTemplate: before } = aConfiguration("1");
    const state = {
      ...program,
      ...shown,
      previousLaunchTemplate: before,
      instanceRefreshId: "r-ours",
      status: "Successful",
      ...toSaved({ lastAttempt: aDesired("2") }, shown),
    };
    assert.deepEqual((await updated(state))["previousLaunchTemplate"], before);
  });

  it("is not said where it was the same template, once known by its id and once also by its name", async () => {
    const lastSuccess: Desired = {
      target: {
        from: "program",
        configuration: { launchTemplate: { launchTemplateId: "lt-0web", version: "2" } },
      },
      triggers: {},
    };
    const state = {
      ...program,
      instanceRefreshId: "r-before",
      status: "Successful",
      ...toSaved({ lastSuccess, lastAttempt: lastSuccess }, {}),
    };
    const preferences = { skipMatching: true };
    const outs = await updated(state, { ...program, preferences, triggers: { build: 2 } });
    assert.deepEqual(
      [outs["launchTemplate"], outs["previousLaunchTemplate"]],
      [launchTemplate, undefined],
    );
  });
});
