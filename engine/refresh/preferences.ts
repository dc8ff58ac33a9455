/** The preferences that go to AWS, and whether a refresh was started with them. */
import { isSame, withoutEmpty } from "../values/equality";
import type { Preferences } from "../inputs/inputs";

/**
 * The preferences to start a refresh with: the user's, without empty lists and objects (an empty checkpoint list once
 * blocked a refresh indefinitely), and with `skipMatching` decided if the user left it out.
 */
export function toPreferencesSent(
  preferences: Preferences | undefined,
  fallback: { readonly skipMatching: boolean },
): Preferences {
  const given = withoutEmpty(preferences ?? {});
  return { ...given, skipMatching: given.skipMatching ?? fallback.skipMatching };
}

/**
 * AWS echoes these only if they were given. It fills in defaults for the others, so an echo of those is not conclusive.
 *
 * @see test/conformance/auto-scaling
 */
const returnedOnlyWhenSent = [
  "maxHealthyPercentage",
  "checkpointPercentages",
  "checkpointDelay",
  "scaleInProtectedInstances",
  "standbyInstances",
  "bakeTime",
] as const;

/** Whether AWS's echo shows that a refresh was started with exactly these preferences. */
export function wasStartedWith(sent: Preferences, echoed: Preferences | undefined): boolean {
  const echo = echoed ?? {};
  const sentAgree = Object.entries(sent).every(([key, value]) =>
    isSame(value, Object.entries(echo).find(([name]) => name === key)?.[1]),
  );
  return (
    sentAgree &&
    returnedOnlyWhenSent.every((key) => sent[key] !== undefined || echo[key] === undefined)
  );
}
