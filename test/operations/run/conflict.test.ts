/** Refreshes that are in the way: adopted, waited for, superseded or refused. */
import assert from "node:assert/strict";
import type { Inputs } from "../../../engine/inputs/inputs";
import type { SavedState } from "../../../engine/decision/reasons";
import { aFault } from "../../support/provider/a-fault";
import { aRoll, savedStateAfter } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { aConfiguration, aDesired } from "../../support/provider/a-target";
import { createSmallAws, type SmallAwsOptions } from "../../support/provider/small-aws";

const atOne: SavedState = {
  lastSuccess: aDesired("1"),
  lastAttempt: aDesired("1"),
  instanceRefreshId: "r-0",
  status: "Successful",
};
const half = { status: "InProgress", percentageComplete: 50, instancesToUpdate: 1 };
const stuck = [{ status: "Pending" }, half];

const long = [...stuck, half, half, half, { status: "Successful" }];

/** A group of which somebody else rolls another version. */
function rivalled(
  inputs: Partial<Inputs> = {},
  { version = "7", ...options }: SmallAwsOptions & { version?: string } = {},
) {
  const stage = aStageWith(createSmallAws(options));
  stage.aws.rival(version);
  const rolled = (timeoutSeconds?: number) =>
    aRoll(
      { saved: atOne, inputs, ...(timeoutSeconds !== undefined && { timeoutSeconds }) },
      stage.ports,
    );
  return { ...stage, rolled };
}

describe("somebody else's refresh to the same target", () => {
  it("is adopted, and nothing is started", async () => {
    const { rolled, aws, reporter } = rivalled({}, { version: "2" });
    const { refresh, error } = await rolled();
    assert.deepEqual(
      [refresh?.instanceRefreshId, refresh?.status, error, aws.started.length],
      ["r-1", "Successful", undefined, 0],
    );
    assert.deepEqual(reporter.notes, [
      "adopting refresh r-1, Pending",
      "50% complete after 0 s, 1 instance left",
    ]);
  });

  it("is adopted though it names $Latest", async () => {
    const { aws, ports } = aStageWith(createSmallAws());
    aws.setLatest("2");
    const latest = { launchTemplate: { launchTemplateId: "lt-0web", version: "$Latest" } };
    await aws.startRefresh({
      autoScalingGroupName: "web",
      desiredConfiguration: latest,
      preferences: { skipMatching: false },
    });
    await aRoll({ saved: atOne }, ports);
    assert.equal(aws.started.length, 1);
  });

  it("is adopted though it names nothing, when it rolls the group's own configuration and so do we", async () => {
    const { aws, ports } = aStageWith(createSmallAws());
    await aws.startRefresh({ autoScalingGroupName: "web", preferences: { skipMatching: false } });
    await aRoll({ saved: {}, inputs: { desiredConfiguration: aConfiguration("1") } }, ports);
    assert.equal(aws.started.length, 1);
  });
});

describe("somebody else's refresh to another target", () => {
  it("is waited for, line by line, and then ours starts", async () => {
    const { rolled, aws, reporter } = rivalled({ onConflict: "wait" });
    const { refresh, error } = await rolled();
    assert.deepEqual(
      [refresh?.instanceRefreshId, error, aws.started.length],
      ["r-2", undefined, 1],
    );
    assert.equal(reporter.notes[0], "waiting for another refresh (r-1) to end, Pending");
    assert.equal(reporter.progressed[0], "waiting for refresh r-1 to end: 50% 1 left");
  });

  it("is cancelled when that was asked for, and then ours starts", async () => {
    const { rolled, aws, reporter } = rivalled({ onConflict: "supersede" }, { path: long });
    const { refresh, error } = await rolled();
    assert.deepEqual([refresh?.instanceRefreshId, error], ["r-2", undefined]);
    assert.deepEqual(
      aws.refreshes().map(({ status }) => status),
      ["Successful", "Cancelled"],
    );
    assert.equal(reporter.notes[0], "cancelling another refresh r-1, Pending");
  });

  it("ends the run when that was asked for", async () => {
    const { rolled, aws } = rivalled({ onConflict: "fail" });
    await assert.rejects(rolled, { code: "RefreshInProgress" });
    assert.deepEqual(aws.started, []);
  });

  it("may end by itself before it can be cancelled", async () => {
    const { rolled, aws } = rivalled({ onConflict: "supersede" });
    aws.disturb((call, when) => {
      if (call === "cancelRefresh" && when === "before")
        throw aFault("noActiveRefresh", "CancelInstanceRefresh");
    });
    assert.equal((await rolled()).error, undefined);
  });

  it("is cancelled as soon as AWS lets us", async () => {
    const { rolled, aws, clock } = rivalled({ onConflict: "supersede" });
    aws.disturb((call, when) => {
      if (call === "cancelRefresh" && when === "before" && clock.now() < 30_000)
        throw aFault("transient", "CancelInstanceRefresh");
    });
    assert.equal((await rolled()).error, undefined);
  });

  it("ends the run with AWS's word when it may not be cancelled", async () => {
    const { rolled, aws } = rivalled({ onConflict: "supersede" });
    aws.disturb((call) => {
      if (call === "cancelRefresh") throw aFault("forbidden", "CancelInstanceRefresh");
    });
    await assert.rejects(rolled, {
      code: "ConflictWaitEnded",
      message: /CancelInstanceRefresh: AccessDenied: .* Nothing of ours was started\./,
    });
  });

  it("is not waited for longer than the run may take", async () => {
    const { rolled, aws } = rivalled({}, { path: stuck });
    await assert.rejects(() => rolled(600), {
      code: "ConflictWaitEnded",
      message:
        'Waiting for another instance refresh (r-1) of web to end: timed out at 50% complete, 1 instance left (InProgress). Nothing of ours was started. Run `pulumi up` again, or choose onConflict: "supersede".',
    });
    assert.deepEqual(aws.started, []);
  });

  it("is not waited for after an interrupt", async () => {
    const { rolled, clock, interrupt } = rivalled({}, { path: stuck });
    clock.at(60_000, interrupt);
    await assert.rejects(rolled, { code: "ConflictWaitEnded" });
    assert.equal(clock.now(), 60_000);
  });

  it("ends the run when it cannot be watched any more", async () => {
    const { rolled, aws } = rivalled({}, { path: stuck });
    aws.disturb((call) => {
      if (call === "describeRefreshes" && aws.calls.filter((made) => made === call).length > 1)
        throw aFault("rejected");
    });
    await assert.rejects(rolled, {
      code: "ConflictWaitEnded",
      message: /AWS could not be reached any more .* Nothing of ours was started\./,
    });
  });

  it("is no longer in the way once AWS has forgotten it", async () => {
    const { aws, ports } = rivalled({}, { path: stuck });
    let isForgotten = false;
    const describeRefreshes: typeof aws.describeRefreshes = async (group, id) => {
      const seen = await aws.describeRefreshes(group, id);
      isForgotten ||= id !== undefined;
      return isForgotten
        ? seen.filter(({ instanceRefreshId }) => instanceRefreshId !== "r-1")
        : seen;
    };
    await assert.rejects(
      aRoll({ saved: atOne }, { ...ports, autoScaling: { ...aws, describeRefreshes } }),
      { code: "RefreshInProgress" },
    );
  });
});

describe("our own earlier refresh", () => {
  it("is superseded when something else is wanted by now", async () => {
    const { aws, ports, reporter } = aStageWith(createSmallAws({ path: long }));
    const first = await aRoll({ saved: atOne, timeoutSeconds: 0 }, ports);
    const inputs: Partial<Inputs> = {
      desiredConfiguration: aConfiguration("3"),
      onConflict: "fail",
    };
    const second = await aRoll({ saved: savedStateAfter(first, atOne), inputs }, ports);
    assert.deepEqual([second.error, second.refresh?.instanceRefreshId], [undefined, "r-2"]);
    assert.deepEqual(
      aws.refreshes().map(({ status }) => status),
      ["Successful", "Cancelled"],
    );
    assert.match(reporter.notes[1] ?? "", /^cancelling our earlier refresh r-1, /);
  });
});
