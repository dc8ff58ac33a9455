/** A resource without a name gets one as the AWS provider makes it, and keeps it. */
import assert from "node:assert/strict";
import { nameOf, type Naming } from "../../../tools/resource-aws/naming";
import { UNKNOWN } from "../../../tools/resource-aws/properties";

const naming = (some: Partial<Naming>): Naming => ({
  inputs: {},
  oldInputs: {},
  resource: "web",
  seed: new Uint8Array([1, 2, 3]),
  proposed: "",
  ...some,
});

describe("the name of a resource", () => {
  it("is the given one", () => {
    assert.equal(nameOf(naming({ inputs: { name: "mine" }, proposed: "other" })), "mine");
  });

  it("is made of the resource's name and seven random digits", () => {
    assert.match(String(nameOf(naming({}))), /^web-[0-9a-f]{7}$/);
  });

  it("is the same for the same seed and another for another", () => {
    assert.equal(nameOf(naming({})), nameOf(naming({})));
    assert.notEqual(nameOf(naming({})), nameOf(naming({ seed: new Uint8Array([9]) })));
  });

  it("stays the old one while its prefix fits", () => {
    const oldInputs = { name: "web-old" };
    assert.equal(nameOf(naming({ oldInputs })), "web-old");
    assert.match(
      String(nameOf(naming({ oldInputs, inputs: { namePrefix: "api-" } }))),
      /^api-[0-9a-f]{7}$/,
    );
  });

  it("is the proposed one where the stack configures auto-naming", () => {
    assert.equal(nameOf(naming({ proposed: "prod-web" })), "prod-web");
  });

  it("is unknown while its prefix is", () => {
    assert.equal(nameOf(naming({ inputs: { namePrefix: UNKNOWN } })), UNKNOWN);
  });
});
