/** When a program means another resource than the one in the state. */
import assert from "node:assert/strict";
import { runtime } from "@pulumi/pulumi";
import * as lifecycle from "../../../provider/lifecycle";
import type { Properties } from "../../../engine/run/outputs";
import { toSaved } from "../../../engine/decision/saved-state";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration, aDesired } from "../../support/provider/a-target";

const program = { autoScalingGroupName: "web", desiredConfiguration: aConfiguration("2") };

/** What would be replaced when a settled resource with the first properties is given the second. */
async function replaced(before: Properties, now: Properties) {
  const lastSuccess = aDesired("2");
  const done = { instanceRefreshId: "r-ours", status: "Successful" };
  const state = {
    ...program,
    ...before,
    ...done,
    ...toSaved({ lastSuccess, lastAttempt: lastSuccess }, {}),
  };
  const { ports } = aStage({});
  return (await lifecycle.diff("web", state, { ...program, ...now }, () => ports)).replaces ?? [];
}

describe("another resource", () => {
  const of = (region: string): Properties => ({ __aws: { region } });
  const rows: readonly (readonly [
    title: string,
    before: Properties,
    now: Properties,
    is: boolean,
  ])[] = [
    ["is one of another Region", { region: "eu-west-1" }, { region: "us-east-1" }, true],
    ["is one whose aws.Provider is of another Region", of("eu-west-1"), of("us-east-1"), true],
    [
      "is one with a Region that its aws.Provider had not",
      of("eu-west-1"),
      { region: "us-east-1" },
      true,
    ],
    [
      "is not one with the Region that its aws.Provider had",
      of("eu-west-1"),
      { region: "eu-west-1" },
      false,
    ],
    ["is not one that is given an aws.Provider", {}, of("us-east-1"), false],
    [
      "is not one whose aws.Provider is not known yet",
      of("eu-west-1"),
      of(runtime.unknownValue),
      false,
    ],
  ];
  for (const [title, before, now, is] of rows) {
    it(title, async () => {
      assert.deepEqual(await replaced(before, now), is ? ["region"] : []);
    });
  }
});
