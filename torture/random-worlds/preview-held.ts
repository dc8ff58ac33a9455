/** Holds an `up` against what the preview right before it has said. */
import type { Outcome } from "../../test/support/provider/miniature-pulumi";

/** What an `up` came to. */
export interface CameTo {
  readonly outcome: Outcome;
  /** How often it asked AWS for a start. */
  readonly starts: number;
}

/** What each row of a preview promises of the `up` after it. A row that is not here promises nothing. */
const promises: readonly (readonly [row: RegExp, isKept: (up: CameTo) => boolean])[] = [
  // An injected fault may come between, and then it is red.
  [/^would (replace|start)/, ({ outcome, starts }) => starts > 0 || outcome.exit === "red"],
  [/^would fail/, ({ outcome, starts }) => outcome.exit === "red" && starts === 0],
  [/^(no refresh|on hold|would resume|would adopt|refresh \S+ already rolled)/, startsNothing],
];

function startsNothing({ starts }: CameTo): boolean {
  return starts === 0;
}

/** @throws Error when the preview was wrong */
export function checkAgainstPreview(preview: Outcome, up: CameTo): void {
  if (preview.said.some((line) => line.startsWith("warning"))) return;
  const row = rowOf(preview);
  const isKept = promises.find(([pattern]) => pattern.test(row))?.[1] ?? (() => true);
  // An injected fault may leave it open whether there is anything to do.
  const isSame = preview.ending !== "same" || up.outcome.exit === "red" || startsNothing(up);
  if (isSame && isKept(up)) return;
  throw new Error(
    `The preview said "${row}" (${preview.ending}), and up ended ${up.outcome.ending} ` +
      `with ${up.starts} starts. ${up.outcome.error}`,
  );
}

/** What stands in the resource's row in the end. */
function rowOf({ said }: Outcome): string {
  const rows = said.filter((line) => line.startsWith("progress: "));
  return rows.at(-1)?.slice("progress: ".length) ?? "";
}
