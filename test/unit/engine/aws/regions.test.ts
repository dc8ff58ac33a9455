/** What the shell tool and the errors say of a Region that nobody knows. */
import assert from "node:assert/strict";
import { isKnownRegion, renderUnknownRegion } from "../../../../engine/aws/regions";

describe("a Region", () => {
  for (const region of ["us-east-1", "cn-north-1", "us-gov-west-1", "ap-southeast-7"]) {
    it(`is known: ${region}`, () => {
      assert.equal(isKnownRegion(region), true);
      assert.equal(renderUnknownRegion(region), undefined);
    });
  }

  const typed: readonly (readonly [typed: string, meant: string])[] = [
    ["us-esat-1", "us-east-1"],
    ["eu-wst-1", "eu-west-1"],
    ["eu_central_1", "eu-central-1"],
    ["ap-southest-2", "ap-southeast-2"],
    ["US-EAST-1", "us-east-1"],
  ];
  for (const [wrong, meant] of typed) {
    it(`is suggested: ${meant} for ${wrong}`, () => {
      assert.equal(
        renderUnknownRegion(wrong),
        `The AWS SDK knows no Region ${wrong}: did you mean ${meant}?`,
      );
    });
  }

  it("is not suggested where none is near", () => {
    assert.equal(renderUnknownRegion("frankfurt"), "The AWS SDK knows no Region frankfurt");
  });
});
