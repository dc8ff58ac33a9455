/** What `pulumi refresh` shows of a refresh that has moved on since the last run. */
import assert from "node:assert/strict";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import * as lifecycle from "../../../provider/lifecycle";
import type { Properties } from "../../../engine/run/outputs";
import { savedStateOf, toSaved } from "../../../engine/decision/saved-state";
import { aFault } from "../../support/provider/a-fault";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration, aDesired } from "../../support/provider/a-target";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const { launchTemplate } = aConfiguration("2");
const { launchTemplate: before } = aConfiguration("1");

const rolled = aGroup({
  configuration: aConfiguration("2"),
  instances: [anInstance("i-0a", 2)],
});

interface SeenBy {
  readonly verify?: "warn" | "strict";
  readonly groups?: Script["groups"];
}

/** A roll from version 1 to 2 that was interrupted, as the next poll finds it. */
async function describedAt(refresh: Snapshot, seen: SeenBy = {}): Promise<Properties> {
  const { verify = "warn", groups = [rolled] } = seen;
  const { ports } = aStage({ looks: [refresh], groups });
  const shown = {
    launchTemplate,
    previousLaunchTemplate: before,
    statusReason: "Waiting for instances to warm up before continuing.",
  };
  const state = {
    autoScalingGroupName: "web",
    desiredConfiguration: aConfiguration("2"),
    verify,
    instanceRefreshId: "r-ours",
    status: "InProgress",
    rollReason: "launch template web (lt-0web) version 1 -> 2",
    ...shown,
    ...toSaved({ lastSuccess: aDesired("1"), lastAttempt: aDesired("2") }, shown),
  };
  return (await lifecycle.read("web", state, () => ports)).props;
}

describe("pulumi refresh", () => {
  it("warns of instances that do not run the target, a few and a count", async () => {
    const old = Array.from({ length: 9 }, (_, index) => anInstance(`i-${index}`, 1));
    const group = { ...rolled, instances: [...old, anInstance("i-new", 2)] };
    const { ports, reporter } = aStage({ looks: [aSuccess()], groups: [group] });
    const state = {
      autoScalingGroupName: "web",
      desiredConfiguration: aConfiguration("2"),
      instanceRefreshId: "r-ours",
      status: "Successful",
      ...toSaved({ lastSuccess: aDesired("2"), lastAttempt: aDesired("2") }, {}),
    };
    await lifecycle.read("web", state, () => ports);
    assert.equal(reporter.warnings.length, 1);
    assert.match(
      reporter.warnings[0] ?? "",
      /^web: 9 instances do not run the target: i-0 \(web \(lt-0web\) version 1\); .*; … and 3 more instances$/,
    );
  });

  it("warns of nothing where every instance runs it", async () => {
    const { ports, reporter } = aStage({ looks: [aSuccess()], groups: [rolled] });
    const lastSuccess = aDesired("2");
    const state = {
      autoScalingGroupName: "web",
      instanceRefreshId: "r-ours",
      status: "Successful",
      ...toSaved({ lastSuccess, lastAttempt: lastSuccess }, {}),
    };
    await lifecycle.read("web", state, () => ports);
    assert.deepEqual(reporter.warnings, []);
  });
});

describe("the outputs after pulumi refresh", () => {
  it("have no reason of a status that the refresh no longer has", async () => {
    const { status, statusReason, rollReason } = await describedAt(aSuccess());
    assert.deepEqual(
      [status, statusReason, rollReason],
      ["Successful", undefined, "launch template web (lt-0web) version 1 -> 2"],
    );
  });

  it("say of a rollback what the fleet went back to, and not that it ran that before", async () => {
    const props = await describedAt(aRefresh({ status: "RollbackSuccessful" }));
    assert.deepEqual(
      [props["launchTemplate"], props["previousLaunchTemplate"]],
      [before, undefined],
    );
    assert.deepEqual(
      [savedStateOf(props).lastSuccess, savedStateOf(props).lastAttempt],
      [aDesired("1"), aDesired("2")],
    );
  });

  it("settle a success that the fleet proves, and for somebody strict no other", async () => {
    const settledBy = async (...looked: Parameters<typeof describedAt>) =>
      savedStateOf(await describedAt(...looked)).lastSuccess;
    assert.deepEqual(await settledBy(aSuccess(), { verify: "strict" }), aDesired("2"));
    const groups = [aFault("forbidden", "DescribeAutoScalingGroups")];
    assert.deepEqual(await settledBy(aSuccess(), { groups }), aDesired("2"));
    assert.equal(await settledBy(aSuccess(), { groups, verify: "strict" }), undefined);
  });
});
