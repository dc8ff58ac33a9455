/** VPCs, subnets and security groups that a suite makes for itself. */
import assert from "node:assert/strict";
import type { EC2 } from "@aws-sdk/client-ec2";
import { withServices } from "../../support/services";

async function makeVpc(ec2: EC2, CidrBlock = "10.0.0.0/16"): Promise<string> {
  const { Vpc } = await ec2.createVpc({
    CidrBlock,
    TagSpecifications: [{ ResourceType: "vpc", Tags: [{ Key: "Name", Value: "test" }] }],
  });
  return Vpc?.VpcId ?? "";
}

describe("a network of one's own", () => {
  it("carries a group: its instances are in its subnets, with its addresses and security groups", () =>
    withServices(async ({ ec2, autoScaling, simulator }) => {
      const VpcId = await makeVpc(ec2);
      const subnets: string[] = [];
      for (const [index, zone] of ["us-east-1a", "us-east-1b"].entries()) {
        const { Subnet } = await ec2.createSubnet({
          VpcId,
          CidrBlock: `10.0.${index}.0/24`,
          AvailabilityZone: zone,
        });
        subnets.push(Subnet?.SubnetId ?? "");
      }
      const { GroupId = "" } = await ec2.createSecurityGroup({
        GroupName: "web",
        Description: "web",
        VpcId,
      });
      await ec2.createLaunchTemplate({
        LaunchTemplateName: "web",
        LaunchTemplateData: {
          ImageId: "ami-0123456789abcdef0",
          InstanceType: "t3.micro",
          SecurityGroupIds: [GroupId],
        },
      });
      await autoScaling.createAutoScalingGroup({
        AutoScalingGroupName: "web",
        MinSize: 2,
        MaxSize: 2,
        VPCZoneIdentifier: subnets.join(","),
        LaunchTemplate: { LaunchTemplateName: "web" },
      });
      simulator.advance(60);
      const { Reservations = [] } = await ec2.describeInstances({});
      const instances = Reservations.flatMap((reservation) => reservation.Instances ?? []);
      assert.deepEqual(
        instances
          .map((one) => [one.VpcId, one.PrivateIpAddress, one.SecurityGroups?.[0]?.GroupId])
          .sort(),
        [
          [VpcId, "10.0.0.4", GroupId],
          [VpcId, "10.0.1.4", GroupId],
        ],
      );
      const { Subnets = [] } = await ec2.describeSubnets({ SubnetIds: subnets });
      assert.deepEqual(
        Subnets.map((one) => [one.AvailableIpAddressCount, one.DefaultForAz]),
        [
          [250, false],
          [250, false],
        ],
      );
      await assert.rejects(ec2.deleteSubnet({ SubnetId: subnets[0] }), {
        name: "DependencyViolation",
      });
      await assert.rejects(ec2.deleteSecurityGroup({ GroupId }), { name: "DependencyViolation" });
    }));

  it("is deleted from the inside out", () =>
    withServices(async ({ ec2 }) => {
      const VpcId = await makeVpc(ec2);
      const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: "10.0.0.0/24" });
      const { GroupId } = await ec2.createSecurityGroup({
        GroupName: "web",
        Description: "web",
        VpcId,
      });
      await assert.rejects(ec2.deleteVpc({ VpcId }), {
        name: "DependencyViolation",
        message: `The vpc '${VpcId}' has dependencies and cannot be deleted.`,
      });
      await ec2.deleteSubnet({ SubnetId: Subnet?.SubnetId });
      await ec2.deleteSecurityGroup({ GroupId });
      await ec2.deleteVpc({ VpcId });
      await assert.rejects(ec2.describeVpcs({ VpcIds: [VpcId] }), {
        name: "InvalidVpcID.NotFound",
      });
      const ofVpc = { Filters: [{ Name: "vpc-id", Values: [VpcId] }] };
      assert.deepEqual((await ec2.describeSecurityGroups(ofVpc)).SecurityGroups, []);
    }));

  it("is found by its block and its tags", () =>
    withServices(async ({ ec2 }) => {
      const VpcId = await makeVpc(ec2, "10.9.0.77/16");
      for (const filter of [
        { Name: "cidr-block", Values: ["10.9.0.0/16"] },
        { Name: "tag:Name", Values: ["test"] },
        { Name: "is-default", Values: ["False"] },
      ]) {
        const { Vpcs = [] } = await ec2.describeVpcs({ Filters: [filter] });
        assert.deepEqual(
          Vpcs.map((vpc) => vpc.VpcId),
          [VpcId],
        );
      }
    }));

  const refused: readonly (readonly [
    title: string,
    make: (ec2: EC2, VpcId: string) => Promise<unknown>,
    name: string,
    message: RegExp,
  ])[] = [
    [
      "a block that is none",
      (ec2) => ec2.createVpc({ CidrBlock: "10.0.0.0/33" }),
      "InvalidParameterValue",
      /^Value \(10\.0\.0\.0\/33\) for parameter cidrBlock is invalid\. This is not a valid CIDR block\.$/u,
    ],
    [
      "a VPC that is too large",
      (ec2) => ec2.createVpc({ CidrBlock: "10.0.0.0/8" }),
      "InvalidVpc.Range",
      /^The CIDR '10\.0\.0\.0\/8' is invalid\.$/u,
    ],
    [
      "a subnet outside its VPC",
      (ec2, VpcId) => ec2.createSubnet({ VpcId, CidrBlock: "10.1.0.0/24" }),
      "InvalidSubnet.Range",
      /^The CIDR '10\.1\.0\.0\/24' is invalid\.$/u,
    ],
    [
      "a subnet over another",
      async (ec2, VpcId) => {
        await ec2.createSubnet({ VpcId, CidrBlock: "10.0.0.0/24" });
        await ec2.createSubnet({ VpcId, CidrBlock: "10.0.0.128/25" });
      },
      "InvalidSubnet.Conflict",
      /^The CIDR '10\.0\.0\.128\/25' conflicts with another subnet$/u,
    ],
    [
      "a zone of nowhere",
      (ec2, VpcId) =>
        ec2.createSubnet({ VpcId, CidrBlock: "10.0.0.0/24", AvailabilityZone: "us-east-1z" }),
      "InvalidParameterValue",
      /^Value \(us-east-1z\) for parameter availabilityZone is invalid\./u,
    ],
    [
      "a second security group of one name",
      async (ec2, VpcId) => {
        const web = { GroupName: "web", Description: "web", VpcId };
        await ec2.createSecurityGroup(web);
        await ec2.createSecurityGroup(web);
      },
      "InvalidGroup.Duplicate",
      /^The security group 'web' already exists for VPC 'vpc-/u,
    ],
    [
      "to delete the default security group",
      async (ec2, VpcId) => {
        const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({
          Filters: [{ Name: "vpc-id", Values: [VpcId] }],
        });
        await ec2.deleteSecurityGroup({ GroupId: group?.GroupId });
      },
      "CannotDelete",
      /name: "default" cannot be deleted by a user$/u,
    ],
  ];
  for (const [title, make, name, message] of refused) {
    it(`refuses ${title}`, () =>
      withServices(async ({ ec2 }) => {
        await assert.rejects(make(ec2, await makeVpc(ec2)), { name, message });
      }));
  }
});
