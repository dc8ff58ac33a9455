/** What waits for its turn together is asked with one call. */
import assert from "node:assert/strict";
import { isFault } from "../../../engine/run/fault";
import { buildScenario } from "../../../simulator/index";
import { withWorld } from "../../support/provider/a-world";

const missing = "ami-00000000000000000";

describe("groups that are asked for together", () => {
  it("are described with one call for twenty", () =>
    withWorld({ instances: 1 }, async ({ ports, callsOf }) => {
      const names = ["web", ...Array.from({ length: 24 }, (_, index) => `other-${index}`)];
      const groups = await Promise.all(names.map((name) => ports.autoScaling.findGroup(name)));
      assert.deepEqual(
        groups.map((group) => group?.autoScalingGroupName),
        ["web", ...Array.from({ length: 24 }, () => undefined)],
      );
      const calls = callsOf("DescribeAutoScalingGroups");
      const sizes = calls.map(({ parameters }) => parameters["AutoScalingGroupNames"]);
      assert.deepEqual(
        sizes.map((asked) => (asked as readonly string[]).length),
        [20, 5],
      );
    }));

  it("do not spoil the answer for each other", () =>
    withWorld({ instances: 1 }, async ({ ports }) => {
      const [web, wrong] = await Promise.allSettled([
        ports.autoScaling.findGroup("web"),
        ports.autoScaling.findGroup("n".repeat(2000)),
      ]);
      assert.equal(web.status === "fulfilled" && web.value?.autoScalingGroupName, "web");
      assert.ok(wrong.status === "rejected" && isFault(wrong.reason, "rejected"));
    }));

  it("are described anew for who asks later", () =>
    withWorld({ instances: 1 }, async ({ ports, fleet }) => {
      assert.equal((await ports.autoScaling.findGroup("web"))?.desiredCapacity, 1);
      await fleet.resize(2);
      assert.equal((await ports.autoScaling.findGroup("web"))?.desiredCapacity, 2);
    }));
});

describe("what the preflight asks for together", () => {
  it("is one call for the versions of a launch template", () =>
    withWorld({ instances: 1 }, async ({ ports, fleet, callsOf }) => {
      const { launchTemplateId } = fleet;
      const second = await fleet.addVersion();
      const versions = await Promise.all(
        [1, second, "1", "$Latest"].map((version) =>
          ports.autoScaling.resolveTemplate({ launchTemplateId, version }),
        ),
      );
      assert.deepEqual(
        versions.map(({ version }) => version),
        ["1", "2", "1", "2"],
      );
      const calls = callsOf("DescribeLaunchTemplateVersions");
      assert.deepEqual(
        calls.map(({ parameters }) => parameters["Versions"]),
        [["1", "2"], ["$Latest"]],
      );
    }));

  it("is an answer of its own for a version that does not exist", () =>
    withWorld({ instances: 1 }, async ({ ports, fleet }) => {
      const { launchTemplateId } = fleet;
      const [there, missing] = await Promise.allSettled(
        [1, 9].map((version) => ports.autoScaling.resolveTemplate({ launchTemplateId, version })),
      );
      assert.equal(there?.status === "fulfilled" && there.value.version, "1");
      assert.ok(missing?.status === "rejected" && isFault(missing.reason, "rejected"));
    }));

  it("is one call for an image that many want, and for the types", () =>
    withWorld({ instances: 1 }, async ({ simulator, ports, fleet, callsOf }) => {
      simulator.addScenario(buildScenario().missingImage({ imageId: missing }).build());
      const { launchTemplateId } = fleet;
      const { imageId = "" } = await ports.autoScaling.resolveTemplate({
        launchTemplateId,
        version: 1,
      });
      const images = await Promise.all(
        [imageId, missing, imageId].map(ports.preflightFacts.findImage),
      );
      assert.deepEqual(
        images.map((image) => image?.imageId),
        [imageId, undefined, imageId],
      );
      const asked = [["t3.small", "m6g.large"], ["t3.small"]];
      const types = await Promise.all(asked.map(ports.preflightFacts.describeInstanceTypes));
      assert.deepEqual(
        types.map((found) => found.map(({ instanceType }) => instanceType)),
        asked,
      );
      assert.equal(callsOf("DescribeInstanceTypes").length, 1);
    }));
});
