/** What must hold when a run was killed and the same was run again, whichever tool runs it. */

/** What the stage allows. */
export interface Allowed {
  /** How the next run ends. */
  readonly ends: readonly Result[];
  /** How many refreshes the two runs may start together. */
  readonly starts: readonly [least: number, most: number];
}

export type Result = "succeeded" | "failed";

/** @returns what is broken */
export function judge(
  { ends, starts: [least, most] }: Allowed,
  { result, starts }: { readonly result: Result; readonly starts: number },
): readonly string[] {
  return [
    ...(ends.includes(result) ? [] : [`the next run has ${result}`]),
    ...(starts >= least && starts <= most ? [] : [`${starts} refreshes, ${least} to ${most} due`]),
  ];
}

/** @returns what is broken where the whole fleet is to run one version */
export async function judgeFleet(
  fleet: { readonly versions: () => Promise<readonly string[]> },
  target: number,
): Promise<readonly string[]> {
  const running = [...new Set(await fleet.versions())];
  if (String(running) === String(target)) return [];
  return [`the fleet runs ${running.join(" and ")} instead of ${target}`];
}
