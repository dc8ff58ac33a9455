/** Parameter Store: the account's own parameters, and AWS's public ones that name images. */
import assert from "node:assert/strict";
import { withServices } from "../../support/services";

const alias = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

describe("parameters", () => {
  it("get a new version each time they are overwritten", () =>
    withServices(async ({ ssm }) => {
      const put = { Name: "/app/image", Type: "String" } as const;
      assert.equal((await ssm.putParameter({ ...put, Value: "ami-1" })).Version, 1);
      await assert.rejects(ssm.putParameter({ ...put, Value: "ami-2" }), {
        name: "ParameterAlreadyExists",
      });
      const { Version } = await ssm.putParameter({ ...put, Value: "ami-2", Overwrite: true });
      const { Parameter: newest } = await ssm.getParameter({ Name: "/app/image" });
      const { Parameter: first } = await ssm.getParameter({ Name: "/app/image:1" });
      assert.deepEqual([Version, newest?.Value, first?.Value], [2, "ami-2", "ami-1"]);
    }));

  it("keep what an overwrite does not say", () =>
    withServices(async ({ ssm }) => {
      const Name = "/app/image";
      await ssm.putParameter({ Name, Type: "String", Value: "ami-1", Description: "base" });
      await ssm.putParameter({ Name, Value: "ami-2", Overwrite: true });
      const { Parameters: [parameter] = [] } = await ssm.describeParameters({
        ParameterFilters: [{ Key: "Name", Option: "BeginsWith", Values: ["/app"] }],
      });
      assert.deepEqual([parameter?.Type, parameter?.Description], ["String", "base"]);
    }));

  it("of AWS name an image that exists", () =>
    withServices(async ({ ssm, ec2 }) => {
      const { Parameter: parameter } = await ssm.getParameter({ Name: alias });
      const { Images: [image] = [] } = await ec2.describeImages({
        ImageIds: [parameter?.Value ?? ""],
      });
      assert.equal(image?.Architecture, "x86_64");
      assert.equal(parameter?.ARN, `arn:aws:ssm:us-east-1::parameter${alias}`);
    }));

  it("are found below a path, in deeper folders only when asked to", () =>
    withServices(async ({ ssm }) => {
      for (const Name of ["/app/image", "/app/db/host", "/application"]) {
        await ssm.putParameter({ Name, Type: "String", Value: "x" });
      }
      const names = async (Path: string, Recursive: boolean) => {
        const { Parameters = [] } = await ssm.getParametersByPath({ Path, Recursive });
        return Parameters.map(({ Name }) => Name);
      };
      assert.deepEqual(await names("/app", false), ["/app/image"]);
      assert.deepEqual(await names("/app/", true), ["/app/db/host", "/app/image"]);
      const latest = await names("/aws/service/ami-amazon-linux-latest", false);
      assert.ok(latest.includes(alias));
    }));

  it("of AWS cannot be overwritten", () =>
    withServices(async ({ ssm }) => {
      await assert.rejects(
        ssm.putParameter({ Name: alias, Type: "String", Value: "ami-1", Overwrite: true }),
        { name: "AccessDeniedException" },
      );
    }));

  it("that do not exist are listed apart, or are an error", () =>
    withServices(async ({ ssm }) => {
      const { Parameters = [], InvalidParameters } = await ssm.getParameters({
        Names: [alias, "/nobody"],
      });
      assert.deepEqual(
        Parameters.map(({ Name }) => Name),
        [alias],
      );
      assert.deepEqual(InvalidParameters, ["/nobody"]);
      await assert.rejects(ssm.getParameter({ Name: "/nobody" }), { name: "ParameterNotFound" });
      await assert.rejects(ssm.getParameter({ Name: `${alias}:7` }), {
        name: "ParameterVersionNotFound",
      });
    }));

  it("are gone once they are deleted", () =>
    withServices(async ({ ssm }) => {
      await ssm.putParameter({ Name: "a", Type: "String", Value: "1" });
      await ssm.deleteParameter({ Name: "a" });
      await assert.rejects(ssm.deleteParameter({ Name: "a" }), { name: "ParameterNotFound" });
    }));

  it("cannot be filtered by what is not simulated", () =>
    withServices(async ({ ssm }) => {
      await assert.rejects(
        ssm.describeParameters({ ParameterFilters: [{ Key: "Tier", Values: ["Standard"] }] }),
        { name: "InvalidFilterKey", message: /Tier/u },
      );
    }));
});
