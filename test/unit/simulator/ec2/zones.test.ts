/** Zone ids, which AWS abbreviates from the Region's name. */
import assert from "node:assert/strict";
import { zonesOf } from "../../../../simulator/model/ec2/zones";

describe("zones", () => {
  const table: Readonly<Record<string, string>> = {
    "us-east-1": "use1-az1",
    "eu-central-1": "euc1-az1",
    "ap-southeast-2": "apse2-az1",
    "ap-northeast-1": "apne1-az1",
    "us-gov-west-1": "usgw1-az1",
    "ca-central-1": "cac1-az1",
  };
  for (const [region, id] of Object.entries(table)) {
    it(`of ${region} begin with ${id}`, () => {
      assert.deepEqual(zonesOf(region)[0], { name: `${region}a`, id });
    });
  }

  it("are three", () => {
    assert.equal(zonesOf("eu-west-1").length, 3);
  });
});
