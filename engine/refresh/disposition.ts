/** What a refresh does with each instance, given its match with the target, its protection, its standby and the preferences. */
import type { Fleet } from "./fleet";
import type { GroupInstance } from "./group";
import type { Preferences } from "../inputs/inputs";

export interface Dispositions {
  /** In service; AWS replaces them. */
  readonly replaced: readonly GroupInstance[];
  /** Protected from scale in; AWS waits until the protection ends. */
  readonly waitingProtected: readonly GroupInstance[];
  /** On standby; AWS waits until they are back in service. */
  readonly waitingStandby: readonly GroupInstance[];
  /** On standby; AWS terminates them. */
  readonly ended: readonly GroupInstance[];
  /** Skipped: they run the target, or the preferences ignore them. */
  readonly skipped: readonly GroupInstance[];
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
    waitingProtected: when(scaleInProtectedInstances === "Wait", kept),
    waitingStandby: when(standbyInstances === "Wait", standby),
    ended: when(standbyInstances === "Terminate", standby),
    skipped: [
      ...when(skipMatching, [...fleet.matching, ...fleet.matchingOnStandby]),
      ...when(scaleInProtectedInstances === "Ignore", kept),
      ...when(standbyInstances === "Ignore", standby),
    ],
  };
}
