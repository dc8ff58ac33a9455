/** What a preview finds out, without doing any of it. */
import assert from "node:assert/strict";
import type { LifecycleHook } from "../../../engine/diagnosis/diagnostics";
import type { GroupInstance } from "../../../engine/refresh/group";
import type { Inputs } from "../../../engine/inputs/inputs";
import type { SavedState } from "../../../engine/decision/reasons";
import { findPreview } from "../../../engine/preview/preview";
import { aFault } from "../../support/provider/a-fault";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aSuccess } from "../../support/provider/a-refresh";
import { aStage, aStageWith } from "../../support/provider/a-stage";
import { aConfiguration, aDesired } from "../../support/provider/a-target";
import { createSmallAws } from "../../support/provider/small-aws";

const errorContext = { autoScalingGroupName: "web" };
const atOne: SavedState = {
  lastSuccess: aDesired("1"),
  lastAttempt: aDesired("1"),
  instanceRefreshId: "r-0",
  status: "Successful",
};

const launching: LifecycleHook = {
  lifecycleHookName: "warm",
  lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
  heartbeatTimeout: 600,
};

function foreseeing(saved: SavedState) {
  const stage = aStageWith(createSmallAws());
  const inputs = { autoScalingGroupName: "web", desiredConfiguration: aConfiguration("2") };
  return {
    ...stage,
    foreseen: (ports = stage.ports) => findPreview({ inputs, saved, errorContext }, ports),
  };
}

describe("a preview", () => {
  it("previews a start, and starts nothing", async () => {
    const { foreseen, aws } = foreseeing(atOne);
    const { decision, preview, findings } = await foreseen();
    assert.deepEqual([decision.act, findings, aws.started], ["start", [], []]);
    assert.equal(
      preview.row,
      "would replace 2 of 2 instances: launch template web (lt-0web) version 1 -> 2, 2 batches, about 4 min",
    );
  });

  it("previews what stands in the way", async () => {
    const { foreseen, ports } = foreseeing(atOne);
    const preflightFacts = { ...ports.preflightFacts, findImage: () => Promise.resolve(undefined) };
    const { findings } = await foreseen({ ...ports, preflightFacts });
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ["error"],
    );
  });

  for (const [title, hooks, duration] of [
    ["without hooks", [], /duration: about 4 min, if/],
    ["that a hook makes longer", [launching], /duration: about 4 min without lifecycle hooks, if/],
  ] as const) {
    it(`previews a duration ${title}`, async () => {
      const { foreseen, ports } = foreseeing(atOne);
      const lifecycleHooks = () => Promise.resolve(hooks);
      const diagnostics = { ...ports.diagnostics, lifecycleHooks };
      const { preview } = await foreseen({ ...ports, diagnostics });
      assert.match(preview.lines.join("\n"), duration);
    });
  }

  it("previews that nothing happens, and looks for no obstacles", async () => {
    const { foreseen, ports, aws } = foreseeing({ ...atOne, lastSuccess: aDesired("2") });
    const instances = [anInstance("i-0a", 2), anInstance("i-0b", 2)];
    const findGroup = () => Promise.resolve({ ...aws.group(), instances });
    const { decision, preview, findings } = await foreseen({
      ...ports,
      autoScaling: { ...aws, findGroup },
    });
    assert.deepEqual([decision.act, preview.row, findings], ["nothing", "no refresh", []]);
  });

  it("says that instances do not run the target though the last refresh rolled it", async () => {
    const { foreseen } = foreseeing({ ...atOne, lastSuccess: aDesired("2") });
    const { preview } = await foreseen();
    assert.equal(
      preview.row,
      "would replace 2 of 2 instances: 2 instances do not run the target, 2 batches, about 4 min",
    );
  });

  it("previews another refresh in the way, and leaves it alone", async () => {
    const { foreseen, aws } = foreseeing(atOne);
    aws.rival("7");
    const { decision } = await foreseen();
    assert.deepEqual([decision.act, aws.calls.includes("cancelRefresh")], ["waitFor", false]);
  });

  it("names the images also where nothing was rolled before: the group has the old one", async () => {
    const { foreseen, ports, aws } = foreseeing({});
    const resolveTemplate: typeof aws.resolveTemplate = async (template) => {
      const resolved = await aws.resolveTemplate(template);
      return { ...resolved, data: { imageId: `ami-${resolved.version}` } };
    };
    const autoScaling = { ...aws, resolveTemplate };
    const { preview } = await foreseen({ ...ports, autoScaling });
    assert.ok(
      preview.lines.includes("  changed: imageId ami-1 -> ami-2"),
      preview.lines.join("\n"),
    );
  });

  it("does without the templates where they may not be read", async () => {
    const { foreseen, aws } = foreseeing(atOne);
    aws.disturb((call) => {
      if (call === "resolveTemplate") throw aFault("forbidden", "DescribeLaunchTemplateVersions");
    });
    assert.equal(
      (await foreseen()).preview.lines.some((line) => line.includes("changed:")),
      false,
    );
  });

  it("does without the templates where the last roll had none", async () => {
    const saved: SavedState = {
      ...atOne,
      lastSuccess: { target: { from: "group" }, triggers: {} },
    };
    assert.equal((await foreseeing(saved).foreseen()).decision.act, "start");
  });

  it("lets an error pass that is no fault", async () => {
    const { foreseen, aws } = foreseeing(atOne);
    aws.disturb((call) => {
      if (call === "resolveTemplate") throw new TypeError("a bug");
    });
    await assert.rejects(() => foreseen(), TypeError);
  });
});

describe("a preview of a success that is to be recorded", () => {
  const waitingProtected = { protectedFromScaleIn: true };
  const saved: SavedState = {
    lastAttempt: aDesired("2"),
    instanceRefreshId: "r-ours",
    status: "Successful",
  };
  const foreseeing = async (
    instances: readonly GroupInstance[],
    given: Partial<Inputs> = {},
    mustReplace: readonly string[] = [],
  ) => {
    const group = aGroup({ configuration: aConfiguration("2"), instances });
    const { ports } = aStage({ groups: [group], history: [[aSuccess()]], templates: [] });
    const inputs: Inputs = {
      autoScalingGroupName: "web",
      desiredConfiguration: aConfiguration("2"),
      preferences: { scaleInProtectedInstances: "Ignore" },
      ...given,
    };
    return (await findPreview({ inputs, saved: { ...saved, mustReplace }, errorContext }, ports))
      .preview;
  };
  const strict = { verify: "strict" } as const;
  const recorded = "refresh r-ours already rolled this change; it will be recorded";

  it("says so where nothing speaks against it", async () => {
    const left = [anInstance("i-0a", 2), anInstance("i-0b", 1, waitingProtected)];
    assert.equal((await foreseeing(left)).row, recorded);
    assert.equal((await foreseeing([anInstance("i-0a", 2)], strict)).row, recorded);
  });

  it("previews that the run fails for an instance that does not run the target", async () => {
    const { row, lines } = await foreseeing([anInstance("i-0b", 1, waitingProtected)], strict);
    assert.equal(
      row,
      "would fail: refresh r-ours already rolled this change, and left one instance",
    );
    assert.deepEqual(lines, [
      row,
      "  i-0b (web (lt-0web) version 1), because it is protected from scale in, which this refresh ignores",
    ]);
  });

  it("previews that the run fails for instances that were to be replaced all the same", async () => {
    const notReplaced = [
      anInstance("i-0a", 2, waitingProtected),
      anInstance("i-0b", 2, waitingProtected),
    ];
    const { row, lines } = await foreseeing(notReplaced, strict, ["i-0a", "i-0b"]);
    assert.match(row, /^would fail: .*, and left 2 instances$/);
    assert.equal(lines.length, 3);
  });

  it("says that its gates are asked before", async () => {
    const { row } = await foreseeing([anInstance("i-0a", 2)], {
      gates: [{ http: { url: "https://web/health" } }],
    });
    assert.equal(row, `${recorded} if its gates pass`);
  });
});
