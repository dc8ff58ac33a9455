/** Parameters by name and version, and AWS's public ones. */
import assert from "node:assert/strict";
import { createPublicImages } from "../../../../simulator/model/ec2/images";
import { createSsm, findParameter, type Parameter } from "../../../../simulator/model/ssm";

const alias = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

describe("parameters", () => {
  it("are found in their newest version, or in the one named", () => {
    const world = worldWith("/app/image", ["ami-1", "ami-2"]);
    assert.equal(findParameter(world, "/app/image")?.value, "ami-2");
    assert.equal(findParameter(world, "/app/image:1")?.value, "ami-1");
    assert.equal(findParameter(world, "/app/image:3"), undefined);
  });

  it("of AWS name an image of the Region with the right processor", () => {
    const imageId = findParameter(worldWith("x", []), alias)?.value ?? "";
    assert.equal(createPublicImages("eu-west-1").get(imageId)?.architecture, "arm64");
  });

  it("of AWS name another image in another Region", () => {
    const here = findParameter(worldWith("x", []), alias)?.value;
    const there = findParameter({ region: "us-east-1", ssm: createSsm() }, alias)?.value;
    assert.notEqual(here, there);
  });
});

function worldWith(name: string, values: readonly string[]) {
  const ssm = createSsm();
  const versions = values.map((value, index): Parameter => ({
    name,
    value,
    type: "String",
    dataType: "text",
    version: index + 1,
    lastModified: 0,
    lastModifiedUser: "arn:aws:iam::123456789012:user/test",
  }));
  ssm.parameters.set(name, versions);
  return { region: "eu-west-1", ssm };
}
