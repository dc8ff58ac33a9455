/** Finds out everything that the decision depends on. */
import type { Observed, Situation } from "../decision/decide";
import { isFault } from "./fault";
import type { Inputs, LaunchTemplateSpecification } from "../inputs/inputs";
import type { Scene } from "./errors/instance-refresh-error";
import { isSameWanted, type Past } from "../decision/reasons";
import { isActive, type Snapshot } from "../refresh/snapshot";
import { groupNotFound } from "./errors/start";
import { isFleetDone, neverReplaced } from "../refresh/outdated-instances";
import { canWaitToBegin } from "../refresh/estimate";
import { isSameConfiguration, launchTemplateOf, type Target } from "../refresh/target";
import { ask } from "./retry";
import type { Group } from "../refresh/group";
import type { Ports } from "./ports";
import { isEquivalent } from "./template-equivalence";
import { resolveConfiguration, resolveTarget } from "./resolve-target";

export interface Surroundings {
  readonly situation: Situation;
  /** Absent when the credentials may not describe groups. */
  readonly group?: Group;
}

/** @throws InstanceRefreshError when there is no such group */
export async function findSituation(
  { inputs, past, scene }: { readonly inputs: Inputs; readonly past: Past; readonly scene: Scene },
  ports: Ports,
): Promise<Surroundings> {
  const group = await findGroup(inputs.autoScalingGroupName, scene, ports);
  const { target: resolved, canSkipMatching } = await ask(
    () => resolveTarget(inputs.desiredConfiguration, group, ports),
    ports,
  );
  const target = withName(resolved, launchTemplateOf(group?.configuration));
  const canWait = canWaitToBegin(group, target, {
    preferences: inputs.preferences,
    skipMatching: canSkipMatching,
  });
  const history = await findHistory({ scene, canWait }, ports);
  const isDone = group && isFleetDone(group, target, inputs.preferences);
  const wanted = { target, triggers: inputs.triggers ?? {} };
  const stayed =
    group && past.outgoing && isSameWanted(past.attempt, wanted)
      ? neverReplaced(past.outgoing, group, target, inputs.preferences)
      : undefined;
  return {
    ...(group && { group }),
    situation: {
      past,
      wanted,
      history: await observe(history, { target, ...(group && { group }) }, ports),
      ...(inputs.preferences && { preferences: inputs.preferences }),
      canSkipMatching,
      onConflict: inputs.onConflict ?? "wait",
      ...(isDone !== undefined && { isFleetDone: isDone }),
      ...(stayed && { stayed }),
      isEquivalent: await isEquivalent(target, { inputs, past }, ports),
      hold: inputs.hold ?? false,
      retryAfterRollback: inputs.retryAfterRollback ?? false,
    },
  };
}

/** A program gives an id or a name. The group knows both, and people know the name. */
function withName(target: Target, own: LaunchTemplateSpecification | undefined): Target {
  const template = target.configuration?.launchTemplate;
  const isSame =
    template?.launchTemplateId !== undefined && template.launchTemplateId === own?.launchTemplateId;
  return isSame
    ? { ...target, configuration: { launchTemplate: { ...own, ...template } } }
    : target;
}

/** Describing groups is a permission that buys better answers; a run does without it. */
async function findGroup(name: string, scene: Scene, ports: Ports): Promise<Group | undefined> {
  try {
    const group = await ask(() => ports.autoScaling.findGroup(name), ports);
    if (group === undefined) throw groupNotFound(scene);
    return group;
  } catch (error) {
    if (isFault(error, "forbidden")) return undefined;
    throw error;
  }
}

async function findHistory(
  { scene, canWait }: { readonly scene: Scene; readonly canWait: number | undefined },
  ports: Ports,
): Promise<readonly Snapshot[]> {
  const { autoScalingGroupName } = scene;
  try {
    return await ask(
      () => ports.autoScaling.describeRefreshes(autoScalingGroupName, undefined, canWait),
      ports,
    );
  } catch (error) {
    throw isFault(error, "groupNotFound") ? groupNotFound(scene, error) : error;
  }
}

/** Only the newest refresh can be active or unseen, so only its versions are worth asking for. */
async function observe(
  history: readonly Snapshot[],
  fleet: { readonly target: Target; readonly group?: Group },
  ports: Ports,
): Promise<readonly Observed[]> {
  const newest = history.find(isActive) ?? history[0];
  return Promise.all(
    history.map(async (snapshot) => ({
      snapshot,
      isOnTarget: snapshot === newest && (await rollsTo(snapshot, fleet, ports)),
    })),
  );
}

/** A refresh without a desired configuration rolls to what the group itself launches from. */
async function rollsTo(
  { desiredConfiguration }: Snapshot,
  { target, group }: { readonly target: Target; readonly group?: Group },
  ports: Ports,
): Promise<boolean> {
  if (desiredConfiguration === undefined && target.from === "group") return true;
  const configuration = desiredConfiguration ?? group?.configuration;
  if (configuration === undefined) return false;
  try {
    return isSameConfiguration(
      await ask(() => resolveConfiguration(configuration, ports), ports),
      target.configuration,
    );
  } catch (error) {
    // A template that is gone since.
    if (isFault(error, "rejected")) return false;
    throw error;
  }
}
