/** What is done when no refresh is active. */
import { aRefresh } from "../../../support/provider/a-refresh";
import { anInstance } from "../../../support/provider/a-group";
import { aDesired } from "../../../support/provider/a-target";
import { tried, moved, unfinished, theirs, onTarget, elsewhere, started, decides } from "./decides";

const { launchTemplate: web = {} } = aDesired(1).target.configuration ?? {};
const renamedTemplate = { launchTemplateId: "lt-0new", version: "1" };
const renamed = {
  target: { from: "program", configuration: { launchTemplate: renamedTemplate } },
  triggers: {},
} as const;
const mixedOnto = (override: string) => ({
  target: {
    from: "program" as const,
    configuration: {
      mixedInstancesPolicy: {
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: "lt-0base", version: "1" },
          overrides: [
            { launchTemplateSpecification: { launchTemplateId: override, version: "1" } },
          ],
        },
      },
    },
  },
  triggers: {},
});
const left = { instance: anInstance("i-0old", 1) };

describe("decide, with nothing in the way", () => {
  decides([
    [
      "does nothing when the fleet was rolled to the same",
      { desired: aDesired("1") },
      { act: "nothing" },
    ],
    [
      "does nothing when the fleet was rolled to the same, whoever's refresh is active",
      { desired: aDesired(1), history: [elsewhere(theirs)] },
      { act: "nothing" },
    ],
    [
      "does nothing for a version that differs only in fields to be ignored",
      { isEquivalent: true },
      { act: "nothing" },
    ],
    [
      "only remembers what there is to roll while on hold",
      { hold: true },
      { act: "hold", reasons: [moved] },
    ],
    [
      "leaves a refresh of ours alone while on hold, and reports that it runs",
      { hold: true, saved: tried, history: [onTarget(aRefresh())] },
      { act: "hold", reasons: [unfinished, moved], running: aRefresh() },
    ],
    [
      "does not report somebody else's refresh as running while on hold",
      { hold: true, history: [elsewhere(theirs)] },
      { act: "hold", reasons: [moved] },
    ],
    [
      "refuses to hold when the group would go on launching from a template that the program no longer names",
      { hold: true, desired: renamed, groupConfiguration: { launchTemplate: web } },
      { act: "refuseHold", from: web, to: renamedTemplate },
    ],
    [
      "refuses so when the template was on hold before and never rolled",
      {
        saved: { held: aDesired(1) },
        hold: true,
        desired: renamed,
        groupConfiguration: { launchTemplate: web },
      },
      { act: "refuseHold", from: web, to: renamedTemplate },
    ],
    [
      "refuses so when AWS does not say what the group launches from",
      { hold: true, desired: renamed },
      { act: "refuseHold", from: web, to: renamedTemplate },
    ],
    [
      "holds when the group launches from a template that the program has never named",
      { saved: {}, hold: true, desired: renamed, groupConfiguration: { launchTemplate: web } },
      { act: "hold", reasons: [{ kind: "created" }], groupLaunchesFrom: web },
    ],
    [
      "refuses to hold when an override's template is dropped that the group launches from",
      {
        saved: { lastSuccess: mixedOnto("lt-0arm"), instanceRefreshId: "r", status: "Successful" },
        hold: true,
        desired: mixedOnto("lt-0arm-new"),
        groupConfiguration: mixedOnto("lt-0arm").target.configuration,
      },
      {
        act: "refuseHold",
        from: { launchTemplateId: "lt-0arm", version: "1" },
        to: { launchTemplateId: "lt-0base", version: "1" },
      },
    ],
    [
      "refuses to hold when only a roll that failed has named what the group launches from",
      {
        saved: { lastAttempt: aDesired(1) },
        hold: true,
        desired: renamed,
        groupConfiguration: { launchTemplate: web },
      },
      { act: "refuseHold", from: web, to: renamedTemplate },
    ],
    [
      "does nothing, and says that the group launches from another template than the target's",
      { desired: aDesired("1"), groupConfiguration: { launchTemplate: renamedTemplate } },
      { act: "nothing", groupLaunchesFrom: renamedTemplate },
    ],
    [
      "starts for a success that was unattended when the group was moved away from it since",
      {
        saved: tried,
        history: [onTarget(aRefresh({ status: "Successful" }))],
        groupConfiguration: { launchTemplate: renamedTemplate },
        isFleetDone: true,
      },
      started([{ ...unfinished, status: "Successful" }, moved]),
    ],
    [
      "starts for instances that do not run the target, although the last refresh rolled it",
      { desired: aDesired(1), outdated: [left, left] },
      started([{ kind: "outdated", count: 2 }]),
    ],
    [
      "only remembers them while on hold",
      { desired: aDesired(1), outdated: [left], hold: true },
      { act: "hold", reasons: [{ kind: "outdated", count: 1 }] },
    ],
    ["starts for another version", {}, started([moved])],
    ["starts for a new resource", { saved: {} }, started([{ kind: "created" }])],
    [
      "starts again after a refresh that failed",
      { saved: tried, history: [onTarget(aRefresh({ status: "Failed" }))] },
      started([{ ...unfinished, status: "Failed" }, moved]),
    ],
    [
      "starts again after a refresh that was cancelled",
      { saved: tried, history: [onTarget(aRefresh({ status: "Cancelled" }))] },
      started([{ ...unfinished, status: "Cancelled" }, moved]),
    ],
    [
      "starts again when AWS has forgotten our refresh",
      { saved: tried },
      started([unfinished, moved]),
    ],
  ]);
});
