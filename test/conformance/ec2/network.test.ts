/** The default network, zones and Regions, instance types. */
import assert from "node:assert/strict";
import { withServices } from "../../support/services";

describe("the default network", () => {
  it("has a VPC, a subnet in each zone, and a security group", () =>
    withServices(async ({ ec2 }) => {
      const isDefault = [{ Name: "is-default", Values: ["true"] }];
      const { Vpcs: [vpc] = [] } = await ec2.describeVpcs({ Filters: isDefault });
      const inVpc = [{ Name: "vpc-id", Values: [vpc?.VpcId ?? ""] }];
      const { Subnets = [] } = await ec2.describeSubnets({ Filters: inVpc });
      const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({ Filters: inVpc });
      assert.deepEqual(
        Subnets.map((subnet) => subnet.AvailabilityZone),
        ["us-east-1a", "us-east-1b", "us-east-1c"],
      );
      assert.equal(group?.GroupName, "default");
    }));

  it("has as many addresses left as its instances leave", () =>
    withServices(async ({ ec2 }) => {
      const { Subnets: [before] = [] } = await ec2.describeSubnets({});
      const { ImageId: image } = await ec2.registerImage({ Name: "app", Architecture: "x86_64" });
      await ec2.runInstances({
        ImageId: image,
        InstanceType: "t3.micro",
        SubnetId: before?.SubnetId,
        MinCount: 3,
        MaxCount: 3,
      });
      const { Subnets: [after] = [] } = await ec2.describeSubnets({});
      assert.equal(before?.AvailableIpAddressCount, 4091);
      assert.equal(after?.AvailableIpAddressCount, 4088);
    }));

  it("says what it does not have", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(ec2.describeSubnets({ SubnetIds: ["subnet-1"] }), {
        name: "InvalidSubnetID.NotFound",
        message: "The subnet ID 'subnet-1' does not exist",
      });
      await assert.rejects(ec2.describeVpcs({ VpcIds: ["vpc-1"] }), {
        name: "InvalidVpcID.NotFound",
        message: "The vpc ID 'vpc-1' does not exist",
      });
    }));
});

describe("zones, Regions and types", () => {
  it("include every type that can be launched, with a size that fits its name", () =>
    withServices(async ({ ec2 }) => {
      const { InstanceTypes = [] } = await ec2.describeInstanceTypes({
        InstanceTypes: ["c7gn.4xlarge", "r8g.medium", "m7i-flex.large"],
      });
      assert.deepEqual(
        InstanceTypes.map((type) => [
          type.InstanceType,
          type.VCpuInfo?.DefaultVCpus,
          type.MemoryInfo?.SizeInMiB,
          type.ProcessorInfo?.SupportedArchitectures,
        ]),
        [
          ["c7gn.4xlarge", 16, 32_768, ["arm64"]],
          ["r8g.medium", 1, 8192, ["arm64"]],
          ["m7i-flex.large", 2, 8192, ["x86_64"]],
        ],
      );
    }));

  it("are described", () =>
    withServices(async ({ ec2 }) => {
      const { AvailabilityZones = [] } = await ec2.describeAvailabilityZones({});
      const { Regions = [] } = await ec2.describeRegions({ RegionNames: ["eu-west-1"] });
      assert.deepEqual(
        AvailabilityZones.map(({ ZoneId }) => ZoneId),
        ["use1-az1", "use1-az2", "use1-az3"],
      );
      assert.equal(Regions[0]?.Endpoint, "ec2.eu-west-1.amazonaws.com");
    }));

  it("of instances can be chosen by processor", () =>
    withServices(async ({ ec2 }) => {
      const { InstanceTypes = [] } = await ec2.describeInstanceTypes({
        Filters: [
          { Name: "processor-info.supported-architecture", Values: ["arm64"] },
          { Name: "instance-type", Values: ["t*"] },
        ],
      });
      const types = InstanceTypes.map(({ InstanceType }) => InstanceType);
      assert.deepEqual(types, ["t4g.nano", "t4g.micro", "t4g.small", "t4g.medium"]);
    }));

  it("of instances that do not exist are an error", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(ec2.describeInstanceTypes({ InstanceTypes: ["t3.enormous" as never] }), {
        name: "InvalidInstanceType",
      });
    }));
});
