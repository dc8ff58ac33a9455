import assert from "node:assert/strict";
import { shortUrn, type, urnOf } from "../../../provider/urn";

const own = `urn:pulumi:dev::shop::${type}::web`;

describe("the URN that a resource tells its provider", () => {
  for (const [title, urn, short] of [
    ["of a resource without parents", own, "dev::shop::::web"],
    [
      "of a resource in components",
      `urn:pulumi:dev::shop::my:index:Shop$my:index:Fleet$${type}::web`,
      "dev::shop::my:index:Shop$my:index:Fleet$::web",
    ],
    [
      "of a resource below another of its kind",
      `urn:pulumi:dev::shop::${type}$${type}::web`,
      `dev::shop::${type}$::web`,
    ],
    [
      "with colons in its name",
      `urn:pulumi:dev::shop::${type}::web::blue::${type}::`,
      `dev::shop::::web::blue::${type}::`,
    ],
  ] as const) {
    it(`is kept in short, and is whole again: ${title}`, () => {
      assert.equal(shortUrn(urn), short);
      assert.equal(urnOf({ __urn: short }), urn);
    });
  }

  it("is none in a state without it", () => {
    assert.equal(urnOf({}), undefined);
    assert.equal(urnOf({ __urn: 7 }), undefined);
  });
});
