/** What each of Pulumi's calls says and answers when AWS does not. */
import { runtime } from "@pulumi/pulumi";
import assert from "node:assert/strict";
import * as lifecycle from "../../../provider/lifecycle";
import { toSaved } from "../../../engine/decision/saved-state";
import { aFault } from "../../support/provider/a-fault";
import { aRefresh } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { aDesired } from "../../support/provider/a-target";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const inputs = {
  autoScalingGroupName: "web",
  desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0web", version: "$Latest" } },
};
const state = {
  ...inputs,
  instanceRefreshId: "r-ours",
  status: "Successful",
  ...toSaved({ lastSuccess: aDesired("1"), lastAttempt: aDesired("1") }, {}),
};

function met(script: Script) {
  const { ports, reporter } = aStage(script);
  return { connect: () => ports, reporter };
}

describe("a version that may have moved on, while AWS does not say", () => {
  const outage = { templates: [aFault("transient", "DescribeLaunchTemplateVersions")] };

  it("is a change in an update, which asks again", async () => {
    const { connect, reporter } = met(outage);
    const { changes } = await lifecycle.diff("web", state, inputs, connect);
    assert.deepEqual([changes, reporter.warnings], [true, []]);
  });

  it("is none in a preview, which says so", async () => {
    const { connect, reporter } = met(outage);
    const news = { ...inputs, __preview: runtime.unknownValue };
    const { changes } = await lifecycle.diff("web", state, news, connect);
    assert.equal(changes, false);
    assert.match(reporter.warnings[0] ?? "", /deciding from the inputs alone$/);
  });

  it("is none where it may never be asked", async () => {
    const { connect } = met({ groups: [aFault("forbidden", "DescribeAutoScalingGroups")] });
    const { desiredConfiguration: _, ...groups } = inputs;
    const { desiredConfiguration: __, ...before } = state;
    assert.equal((await lifecycle.diff("web", before, groups, connect)).changes, false);
  });
});

describe("a group that may be another one by now, while AWS does not say", () => {
  const numbered = {
    ...inputs,
    desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0web", version: "1" } },
  };
  const before = {
    ...numbered,
    instanceRefreshId: "r-ours",
    status: "Successful",
    ...toSaved({ lastSuccess: aDesired("1"), lastAttempt: aDesired("1"), groupArn: "arn:1" }, {}),
  };
  const cases = [
    { kind: "transient", in: "update", changes: true, warning: undefined },
    { kind: "credentials", in: "update", changes: true, warning: undefined },
    { kind: "forbidden", in: "update", changes: false, warning: /deciding from the inputs alone$/ },
    {
      kind: "transient",
      in: "preview",
      changes: false,
      warning: /deciding from the inputs alone$/,
    },
    { kind: "credentials", in: "preview", changes: false, warning: /is still the same group \(/ },
    {
      kind: "forbidden",
      in: "preview",
      changes: false,
      warning: /deciding from the inputs alone$/,
    },
  ] as const;

  for (const { kind, in: command, changes, warning } of cases) {
    it(`is ${changes ? "a change" : "none, with a warning,"} where the answer is ${kind} (${command})`, async () => {
      const { connect, reporter } = met({ groups: [aFault(kind, "DescribeAutoScalingGroups")] });
      const news = {
        ...numbered,
        ...(command === "preview" && { __preview: runtime.unknownValue }),
      };
      assert.deepEqual(await lifecycle.diff("web", before, news, connect), { changes });
      assert.equal(reporter.warnings.length, warning === undefined ? 0 : 1);
      if (warning !== undefined) assert.match(reporter.warnings[0] ?? "", warning);
    });
  }
});

describe("an error that Pulumi shows when AWS cannot be asked", () => {
  it("says of a refresh that the state stays, and what to run", async () => {
    const { connect } = met({ groups: [aFault("transient", "DescribeAutoScalingGroups")] });
    await assert.rejects(lifecycle.read("web", state, connect), {
      message:
        "Looking at web: DescribeAutoScalingGroups: Throttling: Rate exceeded. The state stays as it was. Run `pulumi refresh` again.",
    });
  });

  it("says of a delete what may still be running, and what to run", async () => {
    const { connect } = met({
      looks: [aRefresh()],
      cancels: [aFault("forbidden", "CancelInstanceRefresh")],
    });
    await assert.rejects(lifecycle.delete("web", { ...state, onDelete: "cancel" }, connect), {
      message:
        "Deleting the refresh (r-ours) of web: CancelInstanceRefresh: AccessDenied: User deploy is not authorized to perform this. " +
        "The resource stays in the state, and the refresh may still be running. Have that call allowed, then run `pulumi destroy`.",
    });
  });

  it("says of an update that nothing was started, and what to run", async () => {
    const { connect } = met({ groups: [aFault("credentials", "DescribeAutoScalingGroups")] });
    await assert.rejects(lifecycle.create(inputs, connect), {
      message:
        "Rolling web: DescribeAutoScalingGroups: ExpiredToken: The security token included in the request is expired. " +
        "Nothing was started. Log in again, then run `pulumi up`.",
    });
  });
});
