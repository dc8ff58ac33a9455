/** The rules of security groups: added, described in both forms, and taken away again. */
import assert from "node:assert/strict";
import { withServices, type Services } from "../../support/services";

const ssh = { IpProtocol: "tcp", FromPort: 22, ToPort: 22 };

describe("security group rules", () => {
  it("begin with all traffic out", () =>
    withServices(async (services) => {
      const group = await describeGroup(services, await create(services));
      assert.deepEqual(group?.IpPermissions, []);
      assert.deepEqual(
        group.IpPermissionsEgress?.map(({ IpProtocol, IpRanges }) => [IpProtocol, IpRanges]),
        [["-1", [{ CidrIp: "0.0.0.0/0" }]]],
      );
    }));

  it("are added as permissions, and described by port and one by one", () =>
    withServices(async (services) => {
      const { ec2 } = services;
      const GroupId = await create(services);
      const { SecurityGroupRules: added = [] } = await ec2.authorizeSecurityGroupIngress({
        GroupId,
        IpPermissions: [
          {
            ...ssh,
            IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "office" }, { CidrIp: "0.0.0.0/0" }],
            Ipv6Ranges: [{ CidrIpv6: "::/0" }],
          },
          { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId }] },
        ],
        TagSpecifications: [
          { ResourceType: "security-group-rule", Tags: [{ Key: "team", Value: "web" }] },
        ],
      });
      assert.equal(added.length, 4);
      const group = await describeGroup(services, GroupId);
      assert.deepEqual(
        group?.IpPermissions?.map(({ FromPort, IpRanges, Ipv6Ranges, UserIdGroupPairs }) => [
          FromPort,
          IpRanges?.length,
          Ipv6Ranges?.length,
          UserIdGroupPairs?.[0]?.GroupId,
        ]),
        [
          [22, 2, 1, undefined],
          [undefined, 0, 0, GroupId],
        ],
      );
      const { SecurityGroupRules: tagged = [] } = await ec2.describeSecurityGroupRules({
        Filters: [
          { Name: "group-id", Values: [GroupId] },
          { Name: "tag:team", Values: ["web"] },
        ],
      });
      assert.deepEqual(tagged, added);
      assert.deepEqual(
        tagged.map(({ IpProtocol, FromPort, ToPort }) => [IpProtocol, FromPort, ToPort]).at(-1),
        ["-1", -1, -1],
      );
    }));

  it("are added by the parameters of one rule, as older scripts do", () =>
    withServices(async (services) => {
      const { ec2 } = services;
      await create(services);
      await ec2.authorizeSecurityGroupIngress({ GroupName: "web", ...ssh, CidrIp: "10.0.0.0/8" });
      await assert.rejects(
        ec2.authorizeSecurityGroupIngress({ GroupName: "web", ...ssh, CidrIp: "10.0.0.0/8" }),
        {
          name: "InvalidPermission.Duplicate",
          message:
            'the specified rule "peer: 10.0.0.0/8, TCP, from port: 22, to port: 22, ALLOW" already exists',
        },
      );
    }));

  it("are taken away by what they allow, or by id", () =>
    withServices(async (services) => {
      const { ec2 } = services;
      const GroupId = await create(services);
      const IpPermissions = [{ ...ssh, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }];
      await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions });
      await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions });
      await assert.rejects(ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions }), {
        name: "InvalidPermission.NotFound",
      });
      const { SecurityGroupRules: [out] = [] } = await ec2.describeSecurityGroupRules({
        Filters: [{ Name: "group-id", Values: [GroupId] }],
      });
      const SecurityGroupRuleIds = [out?.SecurityGroupRuleId ?? ""];
      await ec2.revokeSecurityGroupEgress({ GroupId, SecurityGroupRuleIds });
      await assert.rejects(ec2.describeSecurityGroupRules({ SecurityGroupRuleIds }), {
        name: "InvalidSecurityGroupRuleId.NotFound",
      });
      await ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions });
      assert.equal((await describeGroup(services, GroupId))?.IpPermissionsEgress?.length, 1);
    }));

  it("must say whom, which ports, and a protocol that there is", () =>
    withServices(async (services) => {
      const GroupId = await create(services);
      const add = (permission: object) =>
        services.ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [permission] });
      const IpRanges = [{ CidrIp: "10.0.0.0/8" }];
      await assert.rejects(add(ssh), { name: "MissingParameter" });
      await assert.rejects(add({ IpProtocol: "tcp", IpRanges }), { name: "MissingParameter" });
      await assert.rejects(add({ ...ssh, ToPort: 21, IpRanges }), {
        name: "InvalidParameterValue",
      });
      await assert.rejects(add({ ...ssh, IpProtocol: "carrier-pigeon", IpRanges }), {
        name: "InvalidParameterValue",
      });
      await assert.rejects(add({ ...ssh, IpRanges: [{ CidrIp: "everywhere" }] }), {
        name: "InvalidParameterValue",
      });
    }));

  it("keep the group that they name from being deleted", () =>
    withServices(async (services) => {
      const { ec2 } = services;
      const named = await create(services);
      const naming = await create(services, "naming");
      const IpPermissions = [{ ...ssh, UserIdGroupPairs: [{ GroupId: named }] }];
      await ec2.authorizeSecurityGroupIngress({ GroupId: naming, IpPermissions });
      await assert.rejects(ec2.deleteSecurityGroup({ GroupId: named }), {
        name: "DependencyViolation",
      });
      await ec2.deleteSecurityGroup({ GroupId: naming });
      await ec2.deleteSecurityGroup({ GroupId: named });
    }));
});

async function create({ ec2 }: Services, GroupName = "web"): Promise<string> {
  const { GroupId = "" } = await ec2.createSecurityGroup({ GroupName, Description: "web" });
  return GroupId;
}

async function describeGroup({ ec2 }: Services, GroupId: string) {
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] });
  return SecurityGroups[0];
}
