/** Answers that break off on their way: they say nothing about what exists. */
import assert from "node:assert/strict";
import { isFault } from "../../../engine/run/fault";
import type { ScenarioRule } from "../../../simulator/index";
import { withWorld, type World } from "../../support/provider/a-world";

const questions: readonly (readonly [call: string, ask: (world: World) => Promise<unknown>])[] = [
  ["DescribeAutoScalingGroups", ({ ports }) => ports.autoScaling.findGroup("web")],
  ["DescribeInstanceRefreshes", ({ ports }) => ports.autoScaling.describeRefreshes("web")],
  [
    "StartInstanceRefresh",
    ({ ports }) => ports.autoScaling.startRefresh({ autoScalingGroupName: "web", preferences: {} }),
  ],
  [
    "DescribeLaunchTemplateVersions",
    ({ ports, fleet: { launchTemplateId } }) =>
      ports.autoScaling.resolveTemplate({ launchTemplateId, version: "$Latest" }),
  ],
  [
    "DescribeImages",
    async ({ ports, fleet: { launchTemplateId } }) => {
      const { imageId } = await ports.autoScaling.resolveTemplate({ launchTemplateId });
      return ports.preflightFacts.findImage(imageId ?? "none");
    },
  ],
  ["DescribeLifecycleHooks", ({ ports }) => ports.diagnostics.lifecycleHooks("web")],
  [
    "DescribeScalingActivities",
    ({ ports }) => ports.diagnostics.activitiesSince("web", "2026-01-01"),
  ],
  ["DescribeAlarms", ({ ports }) => ports.diagnostics.alarms(["too-many-errors"])],
  [
    "DescribeInstanceTypes",
    ({ ports }) => ports.preflightFacts.describeInstanceTypes(["t3.small"]),
  ],
];

async function failureOf(ask: () => Promise<unknown>, rule: ScenarioRule, { simulator }: World) {
  simulator.addScenario({ rules: [rule] });
  const error: unknown = await ask().catch((thrown: unknown) => thrown);
  assert.ok(isFault(error), `no fault, but ${JSON.stringify(error)}`);
  return error;
}

describe("an answer that breaks off", () => {
  for (const [call, ask] of questions) {
    it(`is no answer when nothing is left of it: ${call}`, () =>
      withWorld({ instances: 0 }, async (world) => {
        const rule = { kind: "malformed", left: "nothing", action: call, times: 1 } as const;
        const { kind, code } = await failureOf(() => ask(world), rule, world);
        assert.deepEqual([kind, code], ["unknownOutcome", "IncompleteResponse"]);
      }));
  }

  it("is told without the SDK's advice to programmers", () =>
    withWorld({ instances: 0 }, async (world) => {
      const ask = () => world.ports.autoScaling.findGroup("web");
      const { kind, code, message } = await failureOf(ask, { kind: "malformed", times: 1 }, world);
      assert.deepEqual([kind, code], ["unknownOutcome", "UnreadableResponse"]);
      assert.match(message, /^XML parse error: [^\n]*\.$/);
    }));

  it("costs a roll nothing, whichever answer it is", () =>
    withWorld({ instances: 1 }, async ({ up, fleet, simulator }) => {
      const version = await fleet.addVersion();
      for (const [action] of questions) {
        simulator.addScenario({
          rules: [{ kind: "malformed", left: "nothing", action, times: 1 }],
        });
      }
      assert.equal((await up(version)).error, undefined);
      assert.equal((await fleet.refreshes()).length, 1);
    }));
});
