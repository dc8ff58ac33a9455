/** The launch template of a group: when it is refused, and how it is described. */
import assert from "node:assert/strict";
import type { CreateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import { withServices, type Services } from "../../support/services";
import { byName, withGroup } from "./group";

const missing = "ami-00000000000000000";
const image = "ami-0123456789abcdef0";

async function createGroup(
  { autoScaling, ec2 }: Services,
  LaunchTemplateData: RequestLaunchTemplateData,
  group: Partial<CreateAutoScalingGroupType> = {},
): Promise<void> {
  await ec2.createLaunchTemplate({ LaunchTemplateName: "web", LaunchTemplateData });
  await autoScaling.createAutoScalingGroup({
    ...byName,
    MinSize: 0,
    MaxSize: 1,
    AvailabilityZones: ["us-east-1a"],
    LaunchTemplate: { LaunchTemplateName: "web" },
    ...group,
  });
}

describe("a launch template that cannot launch", () => {
  for (const [what, data, reason] of [
    [
      "with an image that does not exist",
      { ImageId: missing, InstanceType: "t3.micro" },
      `The image id '[${missing}]' does not exist`,
    ],
    [
      "without an image",
      { InstanceType: "t3.micro" },
      "The request must contain the parameter ImageId",
    ],
    [
      "with an instance type that AWS does not have",
      { ImageId: image, InstanceType: "m5.medium" as never },
      "Invalid value 'm5.medium' for InstanceType.",
    ],
    [
      "without an instance type",
      { ImageId: image },
      "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type.",
    ],
  ] as const) {
    it(`${what} is refused at once, also for a group without instances`, () =>
      withServices(
        async (services) => {
          await assert.rejects(createGroup(services, data), {
            name: "ValidationError",
            message: `You must use a valid fully-formed launch template. ${reason}`,
          });
          const { AutoScalingGroups } = await services.autoScaling.describeAutoScalingGroups({});
          assert.deepEqual(AutoScalingGroups, []);
        },
        { scenario: { rules: [{ kind: "missingImage", imageId: missing }] } },
      ));
  }

  it("is refused for an image of another architecture", () =>
    withServices(async (services) => {
      const { ImageId } = await services.ec2.registerImage({
        Name: "arm",
        Architecture: "arm64",
      });
      await assert.rejects(createGroup(services, { ImageId, InstanceType: "t3.micro" }), {
        name: "ValidationError",
        message:
          /^You must use a valid fully-formed launch template\. The architecture 'x86_64' of the specified instance type/u,
      });
    }));

  it("is refused where a group or a refresh is to move to it", () =>
    withGroup({}, async ({ autoScaling, ec2, simulator, launchTemplateId }) => {
      simulator.addScenario({ rules: [{ kind: "missingImage", imageId: missing }] });
      await ec2.createLaunchTemplateVersion({
        LaunchTemplateId: launchTemplateId,
        SourceVersion: "1",
        LaunchTemplateData: { ImageId: missing },
      });
      const LaunchTemplate = { LaunchTemplateId: launchTemplateId, Version: "3" };
      const error = {
        name: "ValidationError",
        message: `You must use a valid fully-formed launch template. The image id '[${missing}]' does not exist`,
      };
      await assert.rejects(
        autoScaling.updateAutoScalingGroup({ ...byName, LaunchTemplate }),
        error,
      );
      await assert.rejects(
        autoScaling.startInstanceRefresh({
          ...byName,
          DesiredConfiguration: { LaunchTemplate },
        }),
        error,
      );
    }));

  it("may leave out the type that a policy names, but not the image", () =>
    withServices(async (services) => {
      const policy = (template: string) => ({
        LaunchTemplate: undefined,
        MixedInstancesPolicy: {
          LaunchTemplate: {
            LaunchTemplateSpecification: { LaunchTemplateName: template },
            Overrides: [{ InstanceType: "t3.micro" as const }],
          },
        },
      });
      await createGroup(services, { ImageId: image }, policy("web"));
      await services.ec2.createLaunchTemplate({
        LaunchTemplateName: "empty",
        LaunchTemplateData: { KeyName: "ops" },
      });
      await assert.rejects(
        services.autoScaling.updateAutoScalingGroup({ ...byName, ...policy("empty") }),
        {
          message:
            "You must use a valid fully-formed launch template. The request must contain the parameter ImageId",
        },
      );
    }));

  for (const [what, template] of [
    ["with neither id nor name", { Version: "1" }],
    [
      "with both id and name",
      { LaunchTemplateId: "lt-0123456789abcdef0", LaunchTemplateName: "web" },
    ],
  ] as const) {
    it(`is refused ${what}`, () =>
      withServices(async (services) => {
        await assert.rejects(
          createGroup(
            services,
            { ImageId: image, InstanceType: "t3.micro" },
            { LaunchTemplate: template },
          ),
          {
            name: "ValidationError",
            message: "Valid requests must contain either launchTemplateId or LaunchTemplateName",
          },
        );
      }));
  }
});

describe("a policy with weights", () => {
  it("is refused while an instance runs whose type has none", () =>
    withGroup({ DesiredCapacity: 1 }, async ({ autoScaling, simulator, launchTemplateId }) => {
      simulator.advance(60);
      const weigh = (InstanceType: "t3.nano" | "t3.micro") =>
        autoScaling.updateAutoScalingGroup({
          ...byName,
          MixedInstancesPolicy: {
            LaunchTemplate: {
              LaunchTemplateSpecification: { LaunchTemplateId: launchTemplateId, Version: "1" },
              Overrides: [{ InstanceType, WeightedCapacity: "2" }],
            },
          },
        });
      await assert.rejects(weigh("t3.micro"), {
        name: "ValidationError",
        message:
          /^Cannot configure weights because instance type t3\.nano is not in the overrides/u,
      });
      await weigh("t3.nano");
    }));
});

describe("the launch template of a group", () => {
  it("is described without a version where none was given", () =>
    withServices(async (services) => {
      await createGroup(services, { ImageId: image, InstanceType: "t3.micro" });
      const { AutoScalingGroups: [group] = [] } =
        await services.autoScaling.describeAutoScalingGroups({});
      const { LaunchTemplateId, ...rest } = group?.LaunchTemplate ?? {};
      assert.match(LaunchTemplateId ?? "", /^lt-/u);
      assert.deepEqual(rest, { LaunchTemplateName: "web" });
    }));

  for (const [strategy, pools] of [
    [undefined, 2],
    ["lowest-price", 2],
    ["capacity-optimized", undefined],
  ] as const) {
    it(`has ${pools ?? "no"} Spot pools with the strategy ${strategy ?? "left out"}`, () =>
      withServices(async (services) => {
        await createGroup(
          services,
          { ImageId: image, InstanceType: "t3.micro" },
          {
            LaunchTemplate: undefined,
            MixedInstancesPolicy: {
              LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: "web" } },
              InstancesDistribution: { SpotAllocationStrategy: strategy },
            },
          },
        );
        const { AutoScalingGroups: [group] = [] } =
          await services.autoScaling.describeAutoScalingGroups({});
        assert.equal(group?.MixedInstancesPolicy?.InstancesDistribution?.SpotInstancePools, pools);
      }));
  }
});
