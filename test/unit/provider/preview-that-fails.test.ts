/** The row of a preview whose update would be red: a pipeline shows nothing else of it at a glance. */
import { runtime } from "@pulumi/pulumi";
import assert from "node:assert/strict";
import { firstLineOf } from "../../support/provider/recording-reporter";
import * as lifecycle from "../../../provider/lifecycle";
import { toSaved } from "../../../engine/decision/saved-state";
import { aGroup } from "../../support/provider/a-group";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration, aDesired } from "../../support/provider/a-target";
import { aResolvedTemplate } from "../../support/provider/a-template";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const region = "eu-west-1";
const news = {
  autoScalingGroupName: "web",
  region,
  desiredConfiguration: { launchTemplate: { launchTemplateName: "web", version: 2 } },
  __preview: runtime.unknownValue,
};
const state = {
  ...news,
  desiredConfiguration: aConfiguration(1),
  instanceRefreshId: "r-ours",
  status: "Successful",
  ...toSaved({ lastSuccess: aDesired("1"), lastAttempt: aDesired("1") }, {}),
};

const stage = (script: Script) =>
  aStage({ history: [[]], templates: [aResolvedTemplate({ version: "2" })], ...script });

describe("the row of a preview", () => {
  it("says that the update would fail where the preflight found an obstacle", async () => {
    const { ports, reporter } = stage({ groups: [aGroup({ suspendedProcesses: ["Launch"] })] });
    await lifecycle.diff("web", state, news, () => ports);
    assert.equal(
      firstLineOf(reporter),
      "would fail, with nothing started: the preflight found an obstacle",
    );
    assert.match(reporter.announced.at(-1) ?? "", /^ {2}error: Launch is suspended/);
  });

  it("says how many obstacles were found", async () => {
    const processes = { suspendedProcesses: ["Launch"], configuration: aConfiguration("$Latest") };
    const { ports, reporter } = stage({ groups: [aGroup(processes)] });
    const rollback = { ...news, preferences: { autoRollback: true } };
    await lifecycle.diff("web", state, rollback, () => ports);
    assert.equal(
      firstLineOf(reporter),
      "would fail, with nothing started: the preflight found 2 obstacles",
    );
  });

  it("says of a group that was rolled before that it is gone", async () => {
    const { ports, reporter } = stage({ groups: ["missing"] });
    await lifecycle.diff("web", state, news, () => ports);
    assert.equal(
      reporter.progressed.at(-1),
      "group web does not exist any more in eu-west-1: the update fails unless it makes the group",
    );
  });

  it("says of a new resource where the group is looked for", async () => {
    const { ports, reporter } = stage({ groups: ["missing"] });
    await lifecycle.check({}, news, () => ports);
    assert.equal(
      reporter.progressed.at(-1),
      "group web does not exist yet in eu-west-1: the update fails unless it makes the group",
    );
  });
});
