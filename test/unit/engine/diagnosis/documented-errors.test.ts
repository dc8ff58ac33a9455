/** The guide to errors has a heading for every error that there is, and for none besides. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../../../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** The codes in the order of their names. */
function codes(): readonly string[] {
  const source = read("engine/run/errors/instance-refresh-error.ts");
  const [, union = ""] = /type ErrorCode =([^;]*);/.exec(source) ?? [];
  return [...union.matchAll(/"(\w+)"/g)].map(([, code = ""]) => code).sort();
}

/** The headings of the guide that are single words, with what follows each. */
function headings(): ReadonlyMap<string, string> {
  const sections = read("docs/errors.md").split(/^## /m).slice(1);
  return new Map(
    sections
      .map((section) => [section.slice(0, section.indexOf("\n")), section] as const)
      .filter(([heading]) => !heading.includes(" ")),
  );
}

describe("docs/errors.md", () => {
  it("has a heading for every error", () => {
    assert.ok(codes().length > 10);
    assert.deepEqual([...headings().keys()].sort(), codes());
  });

  for (const [heading, section] of headings()) {
    it(`says of ${heading} what happened, what exists in AWS, and what to do`, () => {
      for (const part of ["**What happened.**", "**In AWS now.**", "**Do.**"]) {
        assert.ok(section.includes(part), part);
      }
    });
  }
});
