/** The processor of an instance type, read from its name. */
import assert from "node:assert/strict";
import {
  architectureOf,
  instanceTypes,
  isInstanceType,
} from "../../../../simulator/model/ec2/instance-types";

describe("instance types", () => {
  const arm = ["t4g.micro", "m7g.large", "c7gn.xlarge", "is4gen.medium", "im4gn.large", "a1.large"];
  const intel = ["t3.micro", "g4dn.xlarge", "g6e.xlarge", "m7i.large", "m6a.large", "t3a.small"];

  for (const type of arm) {
    it(`${type} is arm64`, () => {
      assert.equal(architectureOf(type), "arm64");
    });
  }
  for (const type of intel) {
    it(`${type} is x86_64`, () => {
      assert.equal(architectureOf(type), "x86_64");
    });
  }

  it("are AWS's own, all of the table", () => {
    const unknown = [...instanceTypes.keys()].filter((type) => !isInstanceType(type));
    assert.deepEqual(unknown, []);
    assert.equal(isInstanceType("t3.enormous"), false);
  });
});
