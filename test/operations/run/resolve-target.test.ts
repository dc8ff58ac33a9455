/** What the program wants, as versions by their number. */
import assert from "node:assert/strict";
import type { DesiredConfiguration } from "../../../engine/inputs/inputs";
import { findTarget, resolveTarget } from "../../../engine/run/resolve-target";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration } from "../../support/provider/a-target";
import { aResolvedTemplate } from "../../support/provider/a-template";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const latest: DesiredConfiguration = {
  launchTemplate: { launchTemplateId: "lt-0web", version: "$Latest" },
};
const requirements = { vCpuCount: { min: 1 } };
const templates = [aResolvedTemplate()];
const mixed = (version: string, override: object = {}): DesiredConfiguration => ({
  mixedInstancesPolicy: {
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: "lt-0web", version },
      overrides: [{ instanceType: "t3.small", ...override }],
    },
    instancesDistribution: { onDemandBaseCapacity: 1 },
  },
});

function resolving(
  desired: DesiredConfiguration | undefined,
  script: Script = {},
  group = aGroup(),
) {
  const stage = aStage(script);
  return { ...stage, result: () => resolveTarget(desired, group, stage.ports) };
}

describe("the target by itself", () => {
  it("of a group that names its version by number is known without a call", async () => {
    const { ports, aws } = aStage({});
    const target = await findTarget(
      undefined,
      aGroup({ configuration: aConfiguration("2") }),
      ports,
    );
    assert.deepEqual(target, { from: "group", configuration: aConfiguration("2") });
    assert.deepEqual(aws.calls, []);
  });
});

describe("the target of a program", () => {
  it("is taken as it is when its version is a number", async () => {
    const { result, aws } = resolving(aConfiguration(2));
    assert.deepEqual(await result(), {
      target: { from: "program", configuration: aConfiguration("2") },
      canSkipMatching: true,
    });
    assert.deepEqual(aws.calls, []);
  });

  it("has the id of a template that is named, also where its version is a number", async () => {
    const { result, aws } = resolving(
      { launchTemplate: { launchTemplateName: "web", version: 2 } },
      { templates },
    );
    assert.deepEqual((await result()).target.configuration, aConfiguration("2"));
    assert.deepEqual(aws.calls, ["resolveTemplate"]);
  });

  it("stays a name with its number where the versions may not be described", async () => {
    const { result, reporter } = resolving(
      { launchTemplate: { launchTemplateName: "web", version: 2 } },
      { templates: [aFault("forbidden")] },
    );
    assert.deepEqual((await result()).target.configuration, {
      launchTemplate: { launchTemplateName: "web", version: "2" },
    });
    assert.deepEqual(reporter.warnings, []);
  });

  it("has the number that $Latest stands for now", async () => {
    const { target } = await resolving(latest, { templates }).result();
    assert.deepEqual(target, { from: "program", configuration: aConfiguration("2") });
  });

  it("has the number of $Default when no version is given", async () => {
    const { target } = await resolving(
      { launchTemplate: { launchTemplateName: "web" } },
      { templates },
    ).result();
    assert.deepEqual(target.configuration, aConfiguration("2"));
  });

  it("is resolved at every depth of a mixed instances policy", async () => {
    const { result, aws } = resolving(
      mixed("$Latest", { launchTemplateSpecification: { launchTemplateName: "arm" } }),
      { templates },
    );
    const { launchTemplate } = (await result()).target.configuration?.mixedInstancesPolicy ?? {};
    const resolved = aConfiguration("2").launchTemplate;
    assert.deepEqual(launchTemplate, {
      launchTemplateSpecification: resolved,
      overrides: [{ instanceType: "t3.small", launchTemplateSpecification: resolved }],
    });
    assert.deepEqual(aws.calls, ["resolveTemplate", "resolveTemplate"]);
  });

  it("keeps the rest of a policy", async () => {
    const { target } = await resolving(mixed("2")).result();
    assert.deepEqual(target.configuration, mixed("2"));
  });

  it("may be a policy that names no template of its own", async () => {
    const desired = {
      mixedInstancesPolicy: { instancesDistribution: { onDemandBaseCapacity: 1 } },
    };
    const { target } = await resolving(desired).result();
    assert.deepEqual(target.configuration, {
      mixedInstancesPolicy: { ...desired.mixedInstancesPolicy, launchTemplate: {} },
    });
  });

  it("excludes skip matching when it selects types by attributes", async () => {
    const { canSkipMatching } = await resolving(
      mixed("2", { instanceRequirements: requirements }),
    ).result();
    assert.equal(canSkipMatching, false);
  });

  it("stays an alias where the versions may not be described, and says what that costs", async () => {
    const { result, reporter } = resolving(latest, {
      templates: [aFault("forbidden", "DescribeLaunchTemplateVersions")],
    });
    assert.deepEqual((await result()).target.configuration, latest);
    assert.deepEqual(reporter.warnings, [
      "cannot find out which version $Latest stands for (DescribeLaunchTemplateVersions: AccessDenied: User deploy is not authorized to perform this); AWS resolves it at each launch, a version that moves is not noticed, and it cannot be rolled back to",
    ]);
  });

  it("names $Default in that warning when no version is given", async () => {
    const { result, reporter } = resolving(
      { launchTemplate: { launchTemplateName: "web" } },
      { templates: [aFault("forbidden")] },
    );
    await result();
    assert.match(reporter.warnings[0] ?? "", /^cannot find out which version \$Default stands for/);
  });

  it("is not guessed when AWS finds no such version", async () => {
    await assert.rejects(resolving(latest, { templates: [aFault("rejected")] }).result, {
      name: "Fault",
      kind: "rejected",
    });
  });
});

describe("the target of a group", () => {
  const group = aGroup({ configuration: latest });

  it("is what the group launches from, when the program wants nothing else", async () => {
    const { result } = resolving(undefined, { templates }, group);
    assert.deepEqual(await result(), {
      target: { from: "group", configuration: aConfiguration("2") },
      canSkipMatching: true,
    });
  });

  it("is unknown when the group may not be described", async () => {
    const { ports } = aStage({});
    assert.deepEqual(await resolveTarget(undefined, undefined, ports), {
      target: { from: "group" },
      canSkipMatching: false,
    });
  });

  it("is the launch configuration that the group launches from", async () => {
    const { configuration: _none, ...old } = aGroup({ launchConfigurationName: "web-1" });
    assert.deepEqual(await resolving(undefined, {}, old).result(), {
      target: { from: "group", launchConfigurationName: "web-1" },
      canSkipMatching: false,
    });
  });

  it("excludes skip matching when its image is an SSM parameter", async () => {
    const parameter = [aResolvedTemplate({ imageId: "resolve:ssm:/web/image" })];
    assert.equal(
      (await resolving(undefined, { templates: parameter }, group).result()).canSkipMatching,
      false,
    );
  });

  it("excludes skip matching when it selects types by attributes", async () => {
    const own = aGroup({ configuration: mixed("2", { instanceRequirements: requirements }) });
    assert.equal((await resolving(undefined, { templates }, own).result()).canSkipMatching, false);
  });

  it("is taken for one with an image of its own where the template may not be described", async () => {
    const own = aGroup({ configuration: aConfiguration("2") });
    assert.equal(
      (await resolving(undefined, { templates: [aFault("forbidden")] }, own).result())
        .canSkipMatching,
      true,
    );
  });

  it("is taken for one with an image of its own where the template names none", async () => {
    const { imageId: _none, ...bare } = aResolvedTemplate();
    assert.equal(
      (await resolving(undefined, { templates: [bare] }, group).result()).canSkipMatching,
      true,
    );
  });

  it("is taken for one with an image of its own where its policy names no template", async () => {
    const own = aGroup({ configuration: { mixedInstancesPolicy: {} } });
    assert.equal((await resolving(undefined, {}, own).result()).canSkipMatching, true);
  });

  it("is not guessed when AWS cannot be asked", async () => {
    await assert.rejects(resolving(undefined, { templates: [aFault("transient")] }, group).result, {
      name: "Fault",
      kind: "transient",
    });
  });
});
