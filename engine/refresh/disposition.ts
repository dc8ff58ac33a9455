/** What a refresh does with each instance: by whether it matches, its protection, its standby, and the preferences. */
import type { Fleet } from "./fleet";
import type { GroupInstance } from "./group";
import type { Preferences } from "../inputs/inputs";

export interface Dispositions {
  /** In service, and replaced. */
  readonly replaced: readonly GroupInstance[];
  /** Protected from scale in: AWS waits for that to end. */
  readonly guarded: readonly GroupInstance[];
  /** On standby: AWS waits for them to come back into service. */
  readonly parked: readonly GroupInstance[];
  /** On standby, and terminated. */
  readonly ended: readonly GroupInstance[];
  /** Left alone: they are on the target, or the preferences ignore them. */
  readonly spared: readonly GroupInstance[];
}

export interface DispositionOptions {
  readonly preferences: Preferences | undefined;
  readonly skipMatching: boolean;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html */
export function dispositionsOf(
  fleet: Fleet,
  { preferences, skipMatching }: DispositionOptions,
): Dispositions {
  const { scaleInProtectedInstances = "Wait", standbyInstances = "Wait" } = preferences ?? {};
  const old = (matching: readonly GroupInstance[], outdated: readonly GroupInstance[]) =>
    skipMatching ? outdated : [...matching, ...outdated];
  const inService = old(fleet.matching, fleet.outdated);
  const standby = old(fleet.matchingOnStandby, fleet.outdatedOnStandby);
  const isProtected = (instance: GroupInstance): boolean => instance.protectedFromScaleIn === true;
  const kept = scaleInProtectedInstances === "Refresh" ? [] : inService.filter(isProtected);
  const when = (is: boolean, instances: readonly GroupInstance[]) => (is ? instances : []);
  return {
    replaced: inService.filter((instance) => !kept.includes(instance)),
    guarded: when(scaleInProtectedInstances === "Wait", kept),
    parked: when(standbyInstances === "Wait", standby),
    ended: when(standbyInstances === "Terminate", standby),
    spared: [
      ...when(skipMatching, [...fleet.matching, ...fleet.matchingOnStandby]),
      ...when(scaleInProtectedInstances === "Ignore", kept),
      ...when(standbyInstances === "Ignore", standby),
    ],
  };
}
