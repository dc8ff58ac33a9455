/** When launches that fail are certain enough to be hopeless to end a wait. */
import assert from "node:assert/strict";
import type { Activity } from "../../../../engine/diagnosis/diagnostics";
import { failFastPolicy, findPermanentErrors } from "../../../../engine/watch/launch-errors";
import {
  aFailedLaunch,
  aLaunchUnderWay,
  anIncompleteLaunch,
  aSuccessfulLaunch,
  aTermination,
} from "../../../support/provider/an-activity";

const failed = "Launching EC2 instance failed.";
const imageMissing = `The image id '[ami-0gone]' does not exist. ${failed}`;
const vcpu = `You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit. ${failed}`;
const profile = `Value (web-profile) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name. ${failed}`;
const clientError =
  "Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.InternalError: Client error on launch";

const noCapacity = `We currently do not have sufficient t3.small capacity in the Availability Zone you requested (us-east-1a). ${failed}`;

function isPermanent(...oldestFirst: readonly Activity[]): boolean {
  return findPermanentErrors(oldestFirst.toReversed()) !== undefined;
}

describe("findPermanent", () => {
  it("takes one failure for an accident", () => {
    assert.equal(isPermanent(aFailedLaunch(1, imageMissing)), false);
  });

  it("says what two failures mean, how to fix it, and AWS's words", () => {
    const activities = [aFailedLaunch(10, imageMissing), aFailedLaunch(0, imageMissing)];
    assert.deepEqual(findPermanentErrors(activities), {
      meaning: "image ami-0gone does not exist in this Region, or this account may not use it",
      fix: "put an image that exists into the launch template (imageId)",
      message: imageMissing,
      failures: 2,
    });
  });

  it("counts failures of one moment, as a batch has them", () => {
    assert.equal(isPermanent(aFailedLaunch(1, imageMissing), aFailedLaunch(1, imageMissing)), true);
  });

  it("does not count failures that time fixes", () => {
    assert.equal(isPermanent(aFailedLaunch(1, noCapacity), aFailedLaunch(9, noCapacity)), false);
    assert.equal(isPermanent(aFailedLaunch(1, noCapacity), aFailedLaunch(9, imageMissing)), false);
  });

  it("does not count a failure without a message", () => {
    const { statusMessage: _, ...silent } = aFailedLaunch(9, imageMissing);
    assert.equal(isPermanent(aFailedLaunch(1, imageMissing), silent), false);
  });

  it("does not count what failed before a launch that succeeded", () => {
    const failures = [aFailedLaunch(1, imageMissing), aFailedLaunch(9, imageMissing)];
    assert.equal(isPermanent(...failures, aSuccessfulLaunch(20, 30)), false);
    assert.equal(isPermanent(aSuccessfulLaunch(-9, 0), ...failures), true);
    const [first, second] = failures;
    assert.ok(first && second);
    assert.equal(isPermanent(aSuccessfulLaunch(0, 5), first, second), false);
  });

  it("takes a launch without an end that succeeded for one that ended as it began", () => {
    const { endTime: _, ...endless } = aSuccessfulLaunch(5, 6);
    const failures = [aFailedLaunch(1, imageMissing), aFailedLaunch(9, imageMissing)];
    assert.equal(isPermanent(...failures, endless), false);
  });

  it("waits for a launch that EC2 has taken", () => {
    const failures = [aFailedLaunch(1, vcpu), aFailedLaunch(9, vcpu)];
    assert.equal(isPermanent(...failures, aLaunchUnderWay(9)), false);
  });

  it("does not wait for a launch where EC2 takes every one and gives it up", () => {
    const failures = [anIncompleteLaunch(1, clientError), anIncompleteLaunch(70, clientError)];
    assert.equal(isPermanent(...failures, aLaunchUnderWay(90)), true);
  });

  it("does not take launches that were overtaken for failures", () => {
    const { statusMessage: _, ...overtaken } = anIncompleteLaunch(1, clientError);
    assert.equal(isPermanent(overtaken, overtaken), false);
  });

  it("gives a change of IAM a minute to spread", () => {
    assert.equal(isPermanent(aFailedLaunch(0, profile), aFailedLaunch(59, profile)), false);
    assert.equal(isPermanent(aFailedLaunch(0, profile), aFailedLaunch(60, profile)), true);
  });

  it("does not count failures of a quota beside a termination that frees it", () => {
    const failures = [aFailedLaunch(10, vcpu), aFailedLaunch(320, vcpu)];
    assert.equal(isPermanent(aTermination(5), ...failures), false);
    assert.equal(isPermanent(aTermination(5, 325), ...failures), false);
    assert.equal(isPermanent(aTermination(5, 15), ...failures), false);
    assert.equal(isPermanent(aTermination(5, 9), ...failures), true);
    assert.equal(isPermanent(aTermination(321), ...failures), true);
  });

  it("gives a quota minutes to be free again, as other groups of the account end instances", () => {
    assert.equal(isPermanent(aFailedLaunch(0, vcpu), aFailedLaunch(20, vcpu)), false);
    assert.equal(isPermanent(aFailedLaunch(0, vcpu), aFailedLaunch(299, vcpu)), false);
    assert.equal(isPermanent(aFailedLaunch(0, vcpu), aFailedLaunch(300, vcpu)), true);
  });

  it("says nothing about a group without activities", () => {
    assert.equal(isPermanent(), false);
  });
});

describe("failFastPolicy", () => {
  const autoRollback = { preferences: { autoRollback: true } };
  for (const [inputs, policy] of [
    [{}, "cancel"],
    [{ preferences: {} }, "cancel"],
    [autoRollback, "rollback"],
    [{ ...autoRollback, onFailFast: "leave" }, "leave"],
    [{ failFast: true, onFailFast: "rollback" }, "rollback"],
    [{ failFast: false, onFailFast: "rollback" }, undefined],
  ] as const) {
    it(`is ${policy ?? "off"} for ${JSON.stringify(inputs)}`, () => {
      assert.equal(failFastPolicy(inputs), policy);
    });
  }
});
