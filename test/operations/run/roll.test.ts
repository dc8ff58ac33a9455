/** A whole run: looks, decides, acts, until the decision is carried out. */
import assert from "node:assert/strict";
import type { SavedState } from "../../../engine/decision/reasons";
import { roll } from "../../../engine/run/roll";
import { aFault } from "../../support/provider/a-fault";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aRoll, type Run } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { aDesired } from "../../support/provider/a-target";
import { createSmallAws, type SmallAwsOptions } from "../../support/provider/small-aws";
import type { CallPriority } from "../../../engine/run/ports";

const atOne: SavedState = {
  lastSuccess: aDesired("1"),
  lastAttempt: aDesired("1"),
  instanceRefreshId: "r-0",
  status: "Successful",
};

function rolling(run: Run = {}, options: SmallAwsOptions = {}) {
  const stage = aStageWith(createSmallAws(options));
  return { ...stage, rolled: () => aRoll(run, stage.ports) };
}

describe("roll", () => {
  it("starts, follows to the end, and proves that the fleet is on the target", async () => {
    const { rolled, aws, reporter } = rolling();
    const { refresh, error, verified, reasons } = await rolled();
    assert.deepEqual(
      [refresh?.status, error, reasons],
      ["Successful", undefined, [{ kind: "created" }]],
    );
    assert.deepEqual([verified?.outdated, verified?.replaced], [[], 2]);
    assert.deepEqual(aws.started, [
      {
        autoScalingGroupName: "web",
        desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0web", version: "2" } },
        preferences: { skipMatching: true },
      },
    ]);
    assert.deepEqual(reporter.notes, [
      "starting an instance refresh of 2 instances: the resource is new",
      "50% complete after 3 s, 1 instance left",
    ]);
  });

  it("lets what begins a long refresh go before the beginnings of short ones", async () => {
    const aws = createSmallAws();
    const priorities: (CallPriority | undefined)[] = [];
    const { ports } = aStageWith({
      ...aws,
      describeRefreshes: (group, id, priority) => {
        priorities.push(priority);
        return aws.describeRefreshes(group, id);
      },
      startRefresh: (request, priority) => {
        priorities.push(priority);
        return aws.startRefresh(request);
      },
    });
    await aRoll({ inputs: { preferences: { instanceWarmup: 3600 } } }, ports);
    // Two batches, each of an hour's warm-up and some.
    assert.deepEqual(priorities.slice(0, 2), [
      { expectedSeconds: 7200 },
      { expectedSeconds: 7200 },
    ]);
  });

  it("does nothing when the fleet was rolled to the same", async () => {
    const saved = { ...atOne, lastSuccess: aDesired("2") };
    const instances = [anInstance("i-0a", 2)];
    const { rolled, aws } = rolling({ saved }, { group: aGroup({ instances }) });
    const { refresh, reasons } = await rolled();
    assert.deepEqual([refresh, reasons, aws.started], [undefined, [], []]);
  });

  it("hands back the group as it was before", async () => {
    const { rolled } = rolling();
    assert.deepEqual((await rolled()).group, aGroup());
  });

  it("sends the strategy, and no configuration where the group's own is wanted", async () => {
    const stage = aStageWith(createSmallAws());
    const errorContext = { autoScalingGroupName: "web" };
    await roll(
      { inputs: { ...errorContext, strategy: "Rolling" }, saved: {}, errorContext },
      stage.ports,
    );
    assert.deepEqual(stage.aws.started, [
      { autoScalingGroupName: "web", strategy: "Rolling", preferences: { skipMatching: true } },
    ]);
  });

  it("only remembers what there is to roll while on hold", async () => {
    const { rolled, aws, reporter } = rolling({ saved: atOne, inputs: { hold: true } });
    const { refresh, reasons } = await rolled();
    assert.deepEqual([refresh, reasons.length, aws.started], [undefined, 1, []]);
    assert.deepEqual(reporter.notes, [
      "on hold, nothing is started: launch template web (lt-0web) version 1 -> 2",
    ]);
  });

  it("says that there is no such group", async () => {
    const { rolled } = rolling({ inputs: { autoScalingGroupName: "gone" } });
    await assert.rejects(rolled, { code: "GroupNotFound" });
  });

  it("says what AWS has against the start, and that nothing was started", async () => {
    const { rolled, aws } = rolling();
    aws.disturb((call) => {
      if (call === "startRefresh") throw aFault("rejected", "StartInstanceRefresh");
    });
    await assert.rejects(rolled, {
      code: "StartRejected",
      message:
        "Starting an instance refresh of web: StartInstanceRefresh: ValidationError: The request isn't valid. Nothing was started. Fix it, then run `pulumi up`.",
    });
  });

  it("says that the group went while it was to be rolled", async () => {
    const { rolled, aws } = rolling();
    aws.disturb((call) => {
      if (call === "startRefresh") throw aFault("groupNotFound", "StartInstanceRefresh");
    });
    await assert.rejects(rolled, { code: "GroupNotFound" });
  });

  it("says that nobody knows what became of a start whose answer was lost together with AWS", async () => {
    const { rolled, aws } = rolling();
    aws.disturb((call, when) => {
      if (call === "startRefresh" && when === "after")
        throw aFault("unknownOutcome", "StartInstanceRefresh");
      if (call === "describeRefreshes" && aws.started.length > 0) throw aFault("credentials");
    });
    await assert.rejects(rolled, { code: "StartUnknown" });
  });

  it("lets an error pass that is no fault", async () => {
    const { rolled, aws } = rolling();
    aws.disturb((call) => {
      if (call === "startRefresh") throw new TypeError("a bug");
    });
    await assert.rejects(rolled, TypeError);
  });

  it("starts nothing after an interrupt", async () => {
    const { rolled, aws, interrupt } = rolling();
    interrupt();
    await assert.rejects(rolled, { code: "Interrupted" });
    assert.deepEqual(aws.started, []);
  });

  it("starts nothing when the preflight finds something in the way", async () => {
    const stage = aStageWith(createSmallAws({}));
    const preflightFacts = {
      ...stage.ports.preflightFacts,
      findImage: () => Promise.resolve(undefined),
    };
    await assert.rejects(aRoll({}, { ...stage.ports, preflightFacts }), {
      code: "PreflightFailed",
    });
    assert.deepEqual(stage.aws.started, []);
  });
});
