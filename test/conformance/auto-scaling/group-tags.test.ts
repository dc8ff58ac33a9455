/** The tags of a group, which have operations of their own. */
import assert from "node:assert/strict";
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { groupName, withGroup } from "./group";

const onGroup = { ResourceId: groupName, ResourceType: "auto-scaling-group" };

async function tagsIn(autoScaling: AutoScaling): Promise<readonly (readonly unknown[])[]> {
  const { Tags = [] } = await autoScaling.describeTags({
    Filters: [{ Name: "auto-scaling-group", Values: [groupName] }],
  });
  return Tags.map(({ Key, Value, PropagateAtLaunch }) => [Key, Value, PropagateAtLaunch]);
}

describe("the tags of a group", () => {
  it("are added, changed and deleted by their key", () =>
    withGroup({}, async ({ autoScaling }) => {
      await autoScaling.createOrUpdateTags({
        Tags: [
          { ...onGroup, Key: "team", Value: "a", PropagateAtLaunch: true },
          { ...onGroup, Key: "stage", Value: "test", PropagateAtLaunch: false },
        ],
      });
      await autoScaling.createOrUpdateTags({
        Tags: [{ ...onGroup, Key: "team", Value: "b", PropagateAtLaunch: true }],
      });
      assert.deepEqual(await tagsIn(autoScaling), [
        ["team", "b", true],
        ["stage", "test", false],
      ]);
      await autoScaling.deleteTags({ Tags: [{ ...onGroup, Key: "team" }] });
      assert.deepEqual(await tagsIn(autoScaling), [["stage", "test", false]]);
    }));
});
