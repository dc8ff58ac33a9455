/** AWS does not report at once what was made or changed a moment ago: a run asks again for a minute, a preview does not. */
import assert from "node:assert/strict";
import { Fault } from "../../../engine/run/fault";
import type { AutoScaling } from "../../../engine/run/ports";
import { isNotFound, retryUntilConsistent } from "../../../engine/run/retry";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { aRoll } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { createSmallAws } from "../../support/provider/small-aws";
import { createVirtualClock, type VirtualClock } from "../../support/provider/virtual-clock";

const missingVersion = new Fault("rejected", {
  call: "DescribeLaunchTemplateVersions",
  code: "InvalidLaunchTemplateId.VersionNotFound",
  message: "Could not find launch template version.",
});
const missingProfile = new Fault("rejected", {
  call: "StartInstanceRefresh",
  code: "ValidationError",
  message: "Invalid IAM Instance Profile name.",
});
const latest = {
  desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0web", version: "$Latest" } },
};

/** A roll to version 2, with calls that differ from AWS's for so many seconds. */
function rolling(differ: (aws: AutoScaling, clock: VirtualClock) => Partial<AutoScaling>) {
  const clock = createVirtualClock();
  const stage = aStageWith(createSmallAws(), clock);
  stage.aws.setLatest("2");
  const autoScaling = { ...stage.aws, ...differ(stage.aws, clock) };
  return { ...stage, ports: { ...stage.ports, autoScaling } };
}

/** For half a minute a call comes to something else. */
const atFirst = (clock: VirtualClock): boolean => clock.now() < 30_000;

describe("a roll", () => {
  it("waits for a group that was made a moment ago", async () => {
    const { ports } = rolling((aws, clock) => ({
      findGroup: (name) => (atFirst(clock) ? Promise.resolve(undefined) : aws.findGroup(name)),
    }));
    assert.equal((await aRoll({}, ports)).error, undefined);
  });

  it("says that there is no such group after a minute", async () => {
    const { ports, clock } = rolling(() => ({ findGroup: () => Promise.resolve(undefined) }));
    await assert.rejects(aRoll({}, ports), { code: "GroupNotFound" });
    assert.equal(clock.now(), 60_000);
  });

  it("waits for a launch template version that was made a moment ago", async () => {
    const { ports } = rolling((aws, clock) => ({
      resolveTemplate: (template) =>
        atFirst(clock) ? Promise.reject(missingVersion) : aws.resolveTemplate(template),
    }));
    assert.equal((await aRoll({ inputs: latest }, ports)).error, undefined);
  });

  it("waits for such a version also where it is named by its number", async () => {
    const { ports } = rolling((aws, clock) => ({
      resolveTemplate: (template) =>
        atFirst(clock) ? Promise.reject(missingVersion) : aws.resolveTemplate(template),
    }));
    assert.equal((await aRoll({}, ports)).error, undefined);
  });

  it("waits for an instance profile that was made a moment ago", async () => {
    const { ports, aws } = rolling((real, clock) => ({
      startRefresh: (request) =>
        atFirst(clock) ? Promise.reject(missingProfile) : real.startRefresh(request),
    }));
    assert.equal((await aRoll({}, ports)).error, undefined);
    assert.equal(aws.started.length, 1);
  });

  it("quotes AWS's refusal after a minute", async () => {
    const { ports, clock } = rolling(() => ({
      startRefresh: () => Promise.reject(missingProfile),
    }));
    await assert.rejects(aRoll({}, ports), { code: "StartRejected", message: /Invalid IAM/ });
    assert.equal(clock.now(), 60_000);
  });

  it("waits for an image that was made a moment ago", async () => {
    const { ports, clock } = rolling(() => ({}));
    const preflightFacts: typeof ports.preflightFacts = {
      ...ports.preflightFacts,
      findImage: (imageId) =>
        atFirst(clock) ? Promise.resolve(undefined) : ports.preflightFacts.findImage(imageId),
    };
    assert.equal((await aRoll({}, { ...ports, preflightFacts })).error, undefined);
  });

  it("does not take a description from before the end for the fleet after a success", async () => {
    let descriptions = 0;
    const { ports, aws } = rolling((real) => ({
      findGroup: (name) => {
        descriptions += 1;
        return descriptions < 5 ? Promise.resolve(aGroup()) : real.findGroup(name);
      },
    }));
    const { error, verified } = await aRoll({}, ports);
    assert.deepEqual([error, verified?.outdated], [undefined, []]);
    assert.equal(aws.started.length, 1);
  });

  it("is red when the fleet is still on the old version a minute after the success", async () => {
    const { ports } = rolling(() => ({ findGroup: () => Promise.resolve(aGroup()) }));
    assert.equal((await aRoll({}, ports)).error?.code, "NotVerified");
  });
});

describe("a request whose result may be out of date", () => {
  const missing = () => Promise.resolve(undefined);
  const isMissing = (found: unknown): boolean => found === undefined;

  it("is made once in a preview", async () => {
    const { ports, clock } = aStageWith(createSmallAws());
    await retryUntilConsistent(missing, isMissing, { ...ports, persistence: "once" });
    assert.equal(clock.now(), 0);
  });

  it("is not repeated after an interrupt", async () => {
    const { ports, clock, interrupt } = aStageWith(createSmallAws());
    clock.at(8000, interrupt);
    await retryUntilConsistent(missing, isMissing, ports);
    assert.ok(clock.now() <= 10_000);
  });

  it("throws the last fault, and lets an error pass that is none", async () => {
    const { ports } = aStageWith(createSmallAws());
    await assert.rejects(
      retryUntilConsistent(() => Promise.reject(missingVersion), isNotFound, ports),
      missingVersion,
    );
    await assert.rejects(
      retryUntilConsistent(() => Promise.reject(new TypeError("a bug")), isNotFound, ports),
      TypeError,
    );
  });

  for (const fault of [missingVersion, missingProfile, aFault("groupNotFound")]) {
    it(`may be out of date after "${fault.message}"`, () => {
      assert.equal(isNotFound(fault), true);
    });
  }

  for (const fault of [aFault("rejected"), aFault("forbidden"), aFault("transient")]) {
    it(`is up to date after "${fault.message}"`, () => {
      assert.equal(isNotFound(fault), false);
    });
  }
});
