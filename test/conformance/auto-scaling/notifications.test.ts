/** Notification configurations, which are kept and described. */
import assert from "node:assert/strict";
import { byName, withGroup } from "./group";

const TopicARN = "arn:aws:sns:us-east-1:123456789012:deploys";
const launch = "autoscaling:EC2_INSTANCE_LAUNCH";
const terminate = "autoscaling:EC2_INSTANCE_TERMINATE";

describe("a notification configuration", () => {
  it("has a row for each type, and is replaced as a whole", () =>
    withGroup({}, async ({ autoScaling }) => {
      const put = { ...byName, TopicARN };
      await autoScaling.putNotificationConfiguration({
        ...put,
        NotificationTypes: [launch, terminate],
      });
      const types = async () =>
        (await autoScaling.describeNotificationConfigurations({})).NotificationConfigurations?.map(
          ({ NotificationType }) => NotificationType,
        );
      assert.deepEqual(await types(), [launch, terminate]);
      await autoScaling.putNotificationConfiguration({ ...put, NotificationTypes: [terminate] });
      assert.deepEqual(await types(), [terminate]);
      await autoScaling.deleteNotificationConfiguration(put);
      await autoScaling.deleteNotificationConfiguration(put);
      assert.deepEqual(await types(), []);
    }));

  it("is described for the groups that are named, page by page", () =>
    withGroup({}, async ({ autoScaling }) => {
      await autoScaling.putNotificationConfiguration({
        ...byName,
        TopicARN,
        NotificationTypes: [launch, terminate],
      });
      const other = { AutoScalingGroupNames: ["other"] };
      const { NotificationConfigurations: none } =
        await autoScaling.describeNotificationConfigurations(other);
      assert.deepEqual(none, []);
      const first = await autoScaling.describeNotificationConfigurations({ MaxRecords: 1 });
      const second = await autoScaling.describeNotificationConfigurations({
        MaxRecords: 1,
        NextToken: first.NextToken,
      });
      assert.deepEqual(
        [...(first.NotificationConfigurations ?? []), ...(second.NotificationConfigurations ?? [])],
        [launch, terminate].map((NotificationType) => ({ ...byName, TopicARN, NotificationType })),
      );
      assert.equal(second.NextToken, undefined);
    }));

  it("is refused for a type that AWS does not have, and ends with its group", () =>
    withGroup({}, async ({ autoScaling, launchTemplateId }) => {
      const put = { ...byName, TopicARN };
      await assert.rejects(
        autoScaling.putNotificationConfiguration({ ...put, NotificationTypes: ["launch"] }),
        { name: "ValidationError" },
      );
      await autoScaling.putNotificationConfiguration({ ...put, NotificationTypes: [launch] });
      await autoScaling.deleteAutoScalingGroup({ ...byName, ForceDelete: true });
      await autoScaling.createAutoScalingGroup({
        ...byName,
        MinSize: 0,
        MaxSize: 1,
        AvailabilityZones: ["us-east-1a"],
        LaunchTemplate: { LaunchTemplateId: launchTemplateId },
      });
      const { NotificationConfigurations } = await autoScaling.describeNotificationConfigurations(
        {},
      );
      assert.deepEqual(NotificationConfigurations, []);
    }));
});
