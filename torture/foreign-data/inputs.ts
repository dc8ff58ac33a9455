/** Programs that nobody expects: names of every script, ten thousand triggers, texts of a megabyte. */
import type { Properties } from "../../engine/run/outputs";

/** Group names that AWS takes, and that a shell, a file system or a terminal would trip over. */
export const strangeNames: readonly (readonly [kind: string, name: string])[] = [
  ["Unicode", "Flotte-größte-東京-мир-🚀"],
  ["shell characters", "$(touch here) `id` && rm -rf ~ | 'a' \"b\" > c; %PATH% \\n # {{x}}"],
  ["a path", "../../web/*?[a-z]"],
  ["255 characters", "w".repeat(255)],
  ["XML and JSON", '</Name><Name attr="&amp;">{"a",[1]}'],
];

/** What stands in every trigger. @param build another one is a change */
export function manyTriggers(build: number): Properties {
  const entries = Array.from({ length: 10_000 }, (_, index) => [`trigger-${index}`, index]);
  return { ...(Object.fromEntries(entries) as Properties), "trigger-5000": `build ${build}` };
}

/** @param build another one is a change of the last character */
export function megabyteTrigger(build: number): Properties {
  return { userData: `${"0123456789abcdef".repeat(65_536)}${build}` };
}
