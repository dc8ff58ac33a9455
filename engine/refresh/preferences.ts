/** The preferences that go to AWS, and whether a refresh was started with them. */
import { isSame, withoutEmpty } from "../values/equality";
import type { Preferences } from "../inputs/inputs";

/**
 * The preferences to start a refresh with: the user's, without empty lists and objects (an empty checkpoint list once
 * hung a refresh for ever), and with `skipMatching` decided where the user left it open.
 */
export function toPreferencesSent(
  preferences: Preferences | undefined,
  fallback: { readonly skipMatching: boolean },
): Preferences {
  const given = withoutEmpty(preferences ?? {});
  return { ...given, skipMatching: given.skipMatching ?? fallback.skipMatching };
}

/**
 * AWS echoes these only when they were given. The others come back completed, so an echo that we did not send says nothing.
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
