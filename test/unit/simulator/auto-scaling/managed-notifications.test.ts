/** Notification configurations of a group that a service manages, which only that service can put. */
import assert from "node:assert/strict";
import type { DescribeNotificationConfigurationsAnswer } from "@aws-sdk/client-auto-scaling";
import { aFleet, groupName } from "./fleet";

describe("notification configurations of a managed group", () => {
  it("are left out where managed resources are not wanted", () => {
    const fleet = aFleet({ desired: 0 });
    fleet.call("PutNotificationConfiguration", {
      AutoScalingGroupName: groupName,
      TopicARN: "arn:aws:sns:us-east-1:123456789012:deploys",
      NotificationTypes: ["autoscaling:EC2_INSTANCE_LAUNCH"],
    });
    const group = fleet.world.autoScaling.groups.get(groupName);
    assert.ok(group);
    group.settings = { ...group.settings, Operator: { Principal: "ecs.amazonaws.com" } };
    const count = (input: object): number | undefined =>
      fleet.call<DescribeNotificationConfigurationsAnswer>(
        "DescribeNotificationConfigurations",
        input,
      ).NotificationConfigurations?.length;
    assert.equal(count({}), 1);
    assert.equal(count({ IncludeManagedResources: true }), 1);
    assert.equal(count({ IncludeManagedResources: false }), 0);
  });
});
