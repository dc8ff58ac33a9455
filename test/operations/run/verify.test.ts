/** The proof after a success: what the fleet says of it. */
import assert from "node:assert/strict";
import type { DesiredConfiguration, Inputs } from "../../../engine/inputs/inputs";
import type { AutoScaling } from "../../../engine/run/ports";
import { aFault } from "../../support/provider/a-fault";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aRoll } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { aConfiguration } from "../../support/provider/a-target";
import { createSmallAws } from "../../support/provider/small-aws";

const rolled = aGroup({ configuration: aConfiguration("2"), instances: [anInstance("i-new", 2)] });
const imaged: DesiredConfiguration = {
  mixedInstancesPolicy: {
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: "lt-0web", version: "2" },
      overrides: [{ instanceType: "t3.small", imageId: "ami-0new" }],
    },
  },
};
const standby = anInstance("i-s", 1, { lifecycleState: "Standby" });

/** A run that AWS calls a success, after which the group answers this. */
async function proving(after: AutoScaling["findGroup"], inputs: Partial<Inputs> = {}) {
  const { aws, ports, reporter } = aStageWith(createSmallAws());
  const isOver = () => aws.refreshes()[0]?.status === "Successful";
  const findGroup: AutoScaling["findGroup"] = (name) =>
    isOver() ? after(name) : aws.findGroup(name);
  const { error, verified, refresh, mustReplace } = await aRoll(
    { inputs },
    { ...ports, autoScaling: { ...aws, findGroup } },
  );
  return {
    code: error?.code,
    message: error?.message,
    verified,
    mustReplace,
    status: refresh?.status,
    warnings: reporter.warnings,
  };
}

describe("the proof of a success", () => {
  it("counts the instances that were replaced", async () => {
    const { code, verified } = await proving(() => Promise.resolve(rolled));
    assert.deepEqual([code, verified?.outdated, verified?.replaced], [undefined, [], 2]);
    assert.equal(verified?.group, rolled);
  });

  it("does not count an instance that is still there", async () => {
    const group = { ...rolled, instances: [anInstance("i-0a", 2), anInstance("i-new", 2)] };
    const { verified } = await proving(() => Promise.resolve(group));
    assert.equal(verified?.replaced, 1);
  });

  it("fails when an instance in service runs something else", async () => {
    const group = { ...rolled, instances: [anInstance("i-new", 2), anInstance("i-old", 1)] };
    const { code, message, status, warnings } = await proving(() => Promise.resolve(group));
    assert.deepEqual([code, status, warnings], ["NotVerified", "Successful", []]);
    assert.match(message ?? "", /do not run the target: i-old \(web \(lt-0web\) version 1\)\. Run/);
  });

  it("accepts an instance that may be left, and says so", async () => {
    const group = { ...rolled, instances: [...rolled.instances, standby] };
    const { code, warnings } = await proving(() => Promise.resolve(group));
    assert.equal(code, undefined);
    assert.deepEqual(warnings, [
      "i-s (web (lt-0web) version 1) was left as it is: it is on standby, and counts again only when it comes back into service",
    ]);
  });

  it("accepts no instance that was left when it is to be strict", async () => {
    const group = { ...rolled, instances: [...rolled.instances, standby] };
    assert.equal(
      (await proving(() => Promise.resolve(group), { verify: "strict" })).code,
      "NotVerified",
    );
  });

  it("says how to have those replaced that were left for a reason", async () => {
    const group = { ...rolled, instances: [...rolled.instances, standby] };
    const { message } = await proving(() => Promise.resolve(group), { verify: "strict" });
    assert.match(
      message ?? "",
      / back into service, or set preferences\.standbyInstances to "Terminate"\. Then run `pulumi up`\.$/,
    );
  });

  it("fails for instances on standby that the refresh was to terminate", async () => {
    const group = { ...rolled, instances: [...rolled.instances, standby] };
    const preferences = { standbyInstances: "Terminate" } as const;
    const { message } = await proving(() => Promise.resolve(group), { preferences });
    assert.match(message ?? "", /i-s .*Run `pulumi up` again to replace them\.$/);
  });

  it("is missing where the group may not be described, and the success stays one", async () => {
    const { code, verified, warnings } = await proving(() =>
      Promise.reject(aFault("forbidden", "DescribeAutoScalingGroups")),
    );
    const unverified =
      "the fleet could not be checked after the refresh (DescribeAutoScalingGroups: AccessDenied: User deploy is not authorized to perform this)";
    assert.deepEqual([code, verified, warnings], [undefined, { unverified }, [unverified]]);
  });

  it("is missing where AWS does not tell the image that an override asks for, and the success stays one", async () => {
    const group = { ...rolled, configuration: imaged };
    const { code, verified, warnings } = await proving(() => Promise.resolve(group), {
      desiredConfiguration: imaged,
      allowConfigurationKindChange: true,
    });
    assert.deepEqual([code, verified?.outdated], [undefined, undefined]);
    assert.equal(
      warnings.at(-1),
      "the description of the group does not show whether every instance runs the target",
    );
  });

  it("fails where it cannot be had, and is to be strict", async () => {
    const { code, message } = await proving(
      () => Promise.reject(aFault("transient", "DescribeAutoScalingGroups")),
      { verify: "strict" },
    );
    assert.equal(code, "NotVerified");
    assert.match(
      message ?? "",
      /AWS calls it Successful, but the fleet could not be checked after the refresh \(DescribeAutoScalingGroups: .*\), and verify is "strict"\./,
    );
  });

  it("fails where AWS does not tell enough, and is to be strict", async () => {
    const group = { ...rolled, configuration: imaged };
    const { code } = await proving(() => Promise.resolve(group), {
      desiredConfiguration: imaged,
      allowConfigurationKindChange: true,
      verify: "strict",
    });
    assert.equal(code, "NotVerified");
  });

  it("fails when the group is gone by then", async () => {
    const { code, message } = await proving(() => Promise.resolve(undefined));
    assert.equal(code, "NotVerified");
    assert.match(
      message ?? "",
      /but the group is gone\. Run `pulumi refresh`, then `pulumi up`\.$/,
    );
  });

  it("is waited for while credentials are made anew", async () => {
    const answers = [aFault("credentials"), aFault("credentials"), rolled];
    const { code, verified, warnings } = await proving(() => {
      const answer = answers.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    });
    assert.deepEqual([code, verified?.outdated, warnings], [undefined, [], []]);
  });

  it("lets an error pass that is no fault", async () => {
    await assert.rejects(
      proving(() => Promise.reject(new TypeError("a bug"))),
      TypeError,
    );
  });
});

describe("the proof of a success that was to replace every instance", () => {
  const waitingProtected = anInstance("i-0a", 2, { protectedFromScaleIn: true });
  const after = { ...rolled, instances: [waitingProtected, anInstance("i-new", 2)] };
  const preferences = { skipMatching: false, scaleInProtectedInstances: "Ignore" } as const;
  const answer = () => Promise.resolve(after);

  it("accepts an instance that runs the target and was left for a reason, and says so", async () => {
    const { code, verified, warnings } = await proving(answer, { preferences });
    assert.deepEqual([code, verified?.outdated, verified?.notReplaced?.length], [undefined, [], 1]);
    assert.match(warnings.join(), /^i-0a \(.*\) was left as it is: it is protected/);
  });

  it("does not accept it when it is to be strict", async () => {
    const { code, message } = await proving(answer, { preferences, verify: "strict" });
    assert.equal(code, "NotVerified");
    assert.match(message ?? "", /but these instances were not replaced: i-0a .*, because it is/);
  });

  it("does not accept it without a reason", async () => {
    const { message } = await proving(answer, { preferences: { skipMatching: false } });
    assert.match(
      message ?? "",
      /were not replaced: i-0a \(web \(lt-0web\) version 2\)\. Run .* anew\.$/,
    );
  });

  it("fails for as many instances that run something else as were not replaced", async () => {
    const both = { ...after, instances: [anInstance("i-0a", 2), anInstance("i-old", 1)] };
    const { code } = await proving(() => Promise.resolve(both), {
      preferences: { skipMatching: false },
    });
    assert.equal(code, "NotVerified");
  });

  it("keeps for the next run only those that are still there", async () => {
    const { mustReplace } = await proving(answer, { preferences: { skipMatching: false } });
    assert.deepEqual(mustReplace, ["i-0a"]);
  });

  it("does not expect an instance to go that was still on its way in", async () => {
    const instances = [anInstance("i-0a", 1), anInstance("i-0b", 1, { lifecycleState: "Pending" })];
    const { ports } = aStageWith(createSmallAws({ group: aGroup({ instances }) }));
    const { mustReplace } = await aRoll(
      { inputs: { preferences: { skipMatching: false } } },
      ports,
    );
    assert.deepEqual(mustReplace, ["i-0a"]);
  });

  it("takes those on the target as they are where they were to be skipped", async () => {
    const { code, verified } = await proving(answer, { verify: "strict" });
    assert.deepEqual([code, verified?.notReplaced], [undefined, undefined]);
  });

  it("takes them as they are where their root volumes were replaced", async () => {
    const inputs = { preferences, strategy: "ReplaceRootVolume", verify: "strict" } as const;
    const { code, verified } = await proving(answer, inputs);
    assert.deepEqual([code, verified?.notReplaced], [undefined, undefined]);
  });
});
