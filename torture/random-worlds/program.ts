/** What the user's program says, how it is edited, and what the user may expect of it: all that the reference model needs to know. */
import type { DesiredConfiguration, Inputs, Preferences } from "../../engine/inputs/inputs";
import type { Properties } from "../../engine/run/outputs";
import type { World } from "../../test/support/provider/a-world";
import { hidden, type Stack } from "../../test/support/provider/miniature-pulumi";
import { addVersion, retag, setGroupVersion } from "./by-hand";
import type { DrawnRun, DrawnWorld, Wants } from "./draw";
import { activeRefresh, groupVersion, instancesIn, type Asked } from "./reference-model";

export interface Project {
  readonly world: World;
  readonly stack: Stack;
  readonly wants: Wants;
  readonly isStrict: boolean;
  version: number;
  trigger: number;
  /** The versions that an instance may run: more than one where they differ in ignored fields alone. */
  versions: ReadonlySet<string>;
  toReplace: ReadonlySet<string>;
  editedAt: Date;
  /** Whether a run has exited with 0 since the last edit: what others do to the fleet after that is drift, which `up` does not look for. */
  isGreen: boolean;
  /** The versions of which Pulumi knows a refresh. Of one whose start was lost nobody can tell for which triggers it was. */
  readonly known: Set<number>;
  /** They change with the next edit: other preferences alone do not roll a fleet, nor change a refresh that runs. */
  preferences: Preferences;
}

export function createProject(world: World, stack: Stack, drawn: DrawnWorld): Project {
  return {
    world,
    stack,
    wants: drawn.wants,
    isStrict: drawn.isStrict,
    version: 1,
    trigger: 0,
    versions: new Set(["1"]),
    toReplace: new Set(),
    editedAt: world.simulator.now(),
    isGreen: false,
    known: new Set(),
    preferences: drawn.runs[0]?.preferences ?? {},
  };
}

export async function edit({ edit: kind, preferences }: DrawnRun, project: Project): Promise<void> {
  if (kind === "none") return;
  const { world } = project;
  if (kind === "trigger") editTrigger(project);
  if (kind === "version") {
    await newVersion(project, await addVersion(world));
    project.versions = new Set([String(project.version)]);
    project.toReplace = new Set();
  }
  if (kind === "tags") {
    await newVersion(project, await retag(world, project.version));
    project.versions = new Set([...project.versions, String(project.version)]);
  }
  project.preferences = preferences;
  project.editedAt = world.simulator.now();
  // A change of ignored fields alone asks for nothing new.
  if (kind !== "tags") project.isGreen = false;
}

async function newVersion(project: Project, version: number): Promise<void> {
  project.version = version;
  if (project.wants === "the group's own") await setGroupVersion(project.world, version);
}

function editTrigger(project: Project): void {
  othersAreDone(project);
  const { simulator } = project.world;
  const there = [...instancesIn(simulator, "InService")];
  // What nobody of ours has rolled yet may stay, if it runs the target already.
  const isOurs = project.known.has(project.version);
  const due = there.filter(([, version]) => isOurs || version !== String(project.version));
  project.trigger += 1;
  project.toReplace = new Set(due.map(([instance]) => instance));
}

/** AWS cannot tell another's refresh from one that a killed run began for the changed triggers: docs/lifecycle.md says what comes of that. */
function othersAreDone({ world, stack }: Project): void {
  for (;;) {
    const active = activeRefresh(world.simulator);
    if (active === undefined || active === stack.state?.outputs["instanceRefreshId"]) return;
    world.clock.pass(60_000);
  }
}

/** The resource is gone, and with it what Pulumi knew: the next one begins with what is wanted now. */
export function begunAnew(project: Project): void {
  project.versions = new Set([String(project.version)]);
  project.toReplace = new Set();
  project.known.clear();
  project.editedAt = project.world.simulator.now();
  project.isGreen = false;
}

export function inputsOf(project: Project, run: DrawnRun): Properties {
  const { policy, timeoutSeconds } = run;
  const limit = `${timeoutSeconds}s`;
  const configuration = configurationOf(project);
  const inputs: Inputs = {
    autoScalingGroupName: project.world.fleet.autoScalingGroupName,
    ...(configuration && { desiredConfiguration: configuration }),
    preferences: project.preferences,
    triggers: { deploy: project.trigger },
    ignoreTemplateFields: ["tagSpecifications"],
    // The groups of these worlds launch from a plain template.
    allowConfigurationKindChange: project.wants === "a mixed policy",
    verify: project.isStrict ? "strict" : "warn",
    hold: run.hold,
    onConflict: run.onConflict,
    failFast: run.failFast,
    onInterrupt: policy,
    onTimeout: policy,
    onFailFast: policy,
    onDelete: policy,
    retryAfterRollback: true,
  };
  return {
    ...inputs,
    ...hidden,
    ...(timeoutSeconds !== undefined && { __timeouts: { create: limit, update: limit } }),
  };
}

function configurationOf({ wants, version, world }: Project): DesiredConfiguration | undefined {
  const { launchTemplateId } = world.fleet;
  switch (wants) {
    case "a number":
      return { launchTemplate: { launchTemplateId, version } };
    case "$Latest":
      return { launchTemplate: { launchTemplateId, version: "$Latest" } };
    case "a mixed policy": {
      const launchTemplateSpecification = { launchTemplateId, version: String(version) };
      const overrides = [{ instanceType: "t3.small" }, { instanceType: "t3.medium" }];
      return {
        mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification, overrides } },
      };
    }
    case "the group's own":
      return undefined;
  }
}

/**
 * What the program asks for, in the reference model's words.
 *
 * @param how whether it is enough to run a version that differs in ignored fields alone
 */
export function askedBy(project: Project, how: "to the letter" | "in effect"): Asked {
  const { preferences, isStrict, world, wants, version, versions } = project;
  const own = wants === "the group's own" ? [groupVersion(world.simulator)] : [];
  return {
    since: project.editedAt,
    versions: new Set([...(how === "in effect" ? versions : [String(version)]), ...own]),
    toReplace: preferences.skipMatching === true ? new Set() : project.toReplace,
    ignoresProtected: ignoresProtected(project),
    countsStandby: isStrict,
    isPartial: !isStrict && isPartial(project),
  };
}

export function ignoresProtected({ isStrict, preferences }: Project): boolean {
  return !isStrict && preferences.scaleInProtectedInstances === "Ignore";
}

export function ignoresStandby({ isStrict, preferences }: Project): boolean {
  return !isStrict && ["Ignore", "Terminate"].includes(preferences.standbyInstances ?? "");
}

/** Whether the last checkpoint is below 100 %. */
export function isPartial({ preferences }: Project): boolean {
  return (preferences.checkpointPercentages?.at(-1) ?? 100) < 100;
}
