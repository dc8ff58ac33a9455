/** What the SDK throws before it calls AWS at all. */
import assert from "node:assert/strict";
import { toFault } from "../../../../engine/aws/errors";
import { renderFault } from "../../../../engine/run/fault";

describe("a Region that is not known", () => {
  const none = 'Region not accepted: region="" is not a valid hostname component.';
  for (const words of ["Region is missing", none]) {
    it(`is nothing that cures itself, and says where to set one: ${words}`, () => {
      const fault = toFault(new Error(words), "DescribeAutoScalingGroups");
      assert.equal(fault.kind, "rejected");
      assert.equal(
        renderFault(fault),
        "DescribeAutoScalingGroups: NoRegion: no AWS Region is set: give the resource a region, or set aws:region or AWS_REGION.",
      );
    });
  }

  it("is as little cured by asking again when it is no Region", () => {
    const words = 'Region not accepted: region="eu west" is not a valid hostname component.';
    const fault = toFault(new Error(words), "DescribeAutoScalingGroups");
    assert.deepEqual([fault.kind, fault.code, fault.message], ["rejected", "NoRegion", words]);
  });
});
