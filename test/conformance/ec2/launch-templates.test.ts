/** Launch templates: versions, their numbers, and image aliases. */
import assert from "node:assert/strict";
import type {
  EC2,
  RequestLaunchTemplateData,
  ResponseLaunchTemplateData,
} from "@aws-sdk/client-ec2";
import { withServices } from "../../support/services";

const alias = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

describe("launch templates", () => {
  it("begin with version 1 as default and latest", () =>
    withServices(async ({ ec2 }) => {
      const { LaunchTemplate: created } = await create(ec2);
      assert.equal(created?.DefaultVersionNumber, 1);
      assert.equal(created.LatestVersionNumber, 1);
      assert.match(created.LaunchTemplateId ?? "", /^lt-0[0-9a-f]{16}$/u);
    }));

  it("get the next number with each version, and keep their default", () =>
    withServices(async ({ ec2 }) => {
      await create(ec2);
      const { LaunchTemplateVersion: version } = await addVersion(ec2, {
        InstanceType: "t3.small",
      });
      assert.equal(version?.VersionNumber, 2);
      assert.equal(version.DefaultVersion, false);
      const { LaunchTemplates: [template] = [] } = await ec2.describeLaunchTemplates({});
      assert.deepEqual([template?.DefaultVersionNumber, template?.LatestVersionNumber], [1, 2]);
    }));

  it("do not use a number again", () =>
    withServices(async ({ ec2 }) => {
      await create(ec2);
      await addVersion(ec2, { InstanceType: "t3.small" });
      await ec2.deleteLaunchTemplateVersions({ LaunchTemplateName: "web", Versions: ["2"] });
      const { LaunchTemplateVersion: version } = await addVersion(ec2, {
        InstanceType: "t3.large",
      });
      assert.equal(version?.VersionNumber, 3);
    }));

  it("merge a version with the one it is based on, parameter by parameter", () =>
    withServices(async ({ ec2 }) => {
      await create(ec2, { ImageId: "ami-1", InstanceType: "t3.micro", SecurityGroupIds: ["sg-1"] });
      const { LaunchTemplateVersion: version } = await ec2.createLaunchTemplateVersion({
        LaunchTemplateName: "web",
        SourceVersion: "1",
        LaunchTemplateData: { ImageId: "ami-2", SecurityGroupIds: ["sg-2"] },
      });
      assert.deepEqual(version?.LaunchTemplateData, {
        ImageId: "ami-2",
        InstanceType: "t3.micro",
        SecurityGroupIds: ["sg-2"],
      });
    }));

  it("without a source version have only what was given", () =>
    withServices(async ({ ec2 }) => {
      await create(ec2);
      const { LaunchTemplateVersion: version } = await addVersion(ec2, { ImageId: "ami-2" });
      assert.deepEqual(version?.LaunchTemplateData, { ImageId: "ami-2" });
    }));

  it("resolve $Latest and $Default", () =>
    withServices(async ({ ec2 }) => {
      await create(ec2);
      await addVersion(ec2, { InstanceType: "t3.small" });
      assert.deepEqual(await numbers(ec2, ["$Latest"]), [2]);
      assert.deepEqual(await numbers(ec2, ["$Default"]), [1]);
      await ec2.modifyLaunchTemplate({ LaunchTemplateName: "web", DefaultVersion: "2" });
      assert.deepEqual(await numbers(ec2, ["$Default"]), [2]);
    }));

  it("are described newest version first, in a range, and page by page", () =>
    withServices(async ({ ec2 }) => {
      await create(ec2);
      for (const InstanceType of ["t3.small", "t3.medium", "t3.large"] as const) {
        await addVersion(ec2, { InstanceType });
      }
      assert.deepEqual(await numbers(ec2), [4, 3, 2, 1]);
      const range = { LaunchTemplateName: "web", MinVersion: "2", MaxVersion: "3" };
      const { LaunchTemplateVersions: inRange = [] } =
        await ec2.describeLaunchTemplateVersions(range);
      assert.deepEqual(
        inRange.map(({ VersionNumber }) => VersionNumber),
        [3, 2],
      );
      const first = await ec2.describeLaunchTemplateVersions({
        LaunchTemplateName: "web",
        MaxResults: 3,
      });
      const second = await ec2.describeLaunchTemplateVersions({
        LaunchTemplateName: "web",
        MaxResults: 3,
        NextToken: first.NextToken,
      });
      assert.deepEqual(
        second.LaunchTemplateVersions?.map(({ VersionNumber }) => VersionNumber),
        [1],
      );
      assert.equal(second.NextToken, undefined);
    }));

  it("say which image an alias means when asked to", () =>
    withServices(async ({ ec2, ssm }) => {
      await create(ec2, { ImageId: `resolve:ssm:${alias}` });
      const named = { LaunchTemplateName: "web" };
      const plain = await ec2.describeLaunchTemplateVersions(named);
      const resolved = await ec2.describeLaunchTemplateVersions({ ...named, ResolveAlias: true });
      const { Parameter: parameter } = await ssm.getParameter({ Name: alias });
      assert.equal(imageOf(plain.LaunchTemplateVersions), `resolve:ssm:${alias}`);
      assert.equal(imageOf(resolved.LaunchTemplateVersions), parameter?.Value);
    }));

  it("are created once however often a request with the same token comes", () =>
    withServices(async ({ ec2 }) => {
      const request = {
        LaunchTemplateName: "web",
        ClientToken: "token",
        LaunchTemplateData: { ImageId: "ami-1" },
      };
      const first = await ec2.createLaunchTemplate(request);
      const second = await ec2.createLaunchTemplate(request);
      assert.deepEqual(second.LaunchTemplate, first.LaunchTemplate);
      await assert.rejects(ec2.createLaunchTemplate({ ...request, LaunchTemplateName: "other" }), {
        name: "IdempotentParameterMismatch",
      });
    }));

  it("change nothing on a dry run", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(
        ec2.createLaunchTemplate({
          DryRun: true,
          LaunchTemplateName: "web",
          LaunchTemplateData: { ImageId: "ami-1" },
        }),
        {
          name: "DryRunOperation",
          message: "Request would have succeeded, but DryRun flag is set.",
        },
      );
      const { LaunchTemplates } = await ec2.describeLaunchTemplates({});
      assert.deepEqual(LaunchTemplates, []);
    }));

  it("keep their default version from being deleted, and say so", () =>
    withServices(async ({ ec2 }) => {
      await create(ec2);
      await addVersion(ec2, { InstanceType: "t3.small" });
      const answer = await ec2.deleteLaunchTemplateVersions({
        LaunchTemplateName: "web",
        Versions: ["1", "2", "9"],
      });
      const deleted = answer.SuccessfullyDeletedLaunchTemplateVersions ?? [];
      const kept = answer.UnsuccessfullyDeletedLaunchTemplateVersions ?? [];
      assert.deepEqual(
        deleted.map(({ VersionNumber }) => VersionNumber),
        [2],
      );
      assert.deepEqual(
        kept.map(({ VersionNumber, ResponseError }) => [VersionNumber, ResponseError?.Code]),
        [
          [1, "unexpectedError"],
          [9, "launchTemplateVersionDoesNotExist"],
        ],
      );
    }));
});

async function create(ec2: EC2, data: RequestLaunchTemplateData = { ImageId: "ami-1" }) {
  return ec2.createLaunchTemplate({ LaunchTemplateName: "web", LaunchTemplateData: data });
}

async function addVersion(ec2: EC2, data: RequestLaunchTemplateData) {
  return ec2.createLaunchTemplateVersion({ LaunchTemplateName: "web", LaunchTemplateData: data });
}

async function numbers(ec2: EC2, versions?: string[]): Promise<readonly (number | undefined)[]> {
  const { LaunchTemplateVersions = [] } = await ec2.describeLaunchTemplateVersions({
    LaunchTemplateName: "web",
    Versions: versions,
  });
  return LaunchTemplateVersions.map(({ VersionNumber }) => VersionNumber);
}

function imageOf(
  versions: readonly { LaunchTemplateData?: ResponseLaunchTemplateData | undefined }[] | undefined,
): string | undefined {
  return versions?.[0]?.LaunchTemplateData?.ImageId;
}
