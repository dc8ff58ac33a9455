/** Private words that the field's own words have replaced, so that they do not come back. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(__dirname, "../../..");

/** Each replaced word, and what to say. Words apart stand for the parts of an identifier too: `in a hurry` finds `inAHurry`. */
const everywhere: Readonly<Record<string, string>> = {
  gatekeeper: "gate runner",
  chronicle: "run report",
  "in a hurry": "withTimeout or withoutRetries",
  parked: "waiting on standby",
  spared: "skipped",
  unanswered: "the calls that failed",
  remnants: "possible origins",
  outlook: "preview",
  misfortune: "fault injection",
  misreport: "injected fault",
  torment: "robustness case",
  "seen out": "until terminal",
  unwatched: "unattended",
  scene: "context",
  narrate: "report",
  "nobody watched": "unattended",
  "clear the way": "resolve the conflict",
  foresee: "preview",
  mend: "fix",
  excuse: "reason",
};

const inEngine: Readonly<Record<string, string>> = {
  ...everywhere,
  hopeless: "permanent launch error",
  sentinel: "abort condition",
  ticket: "queue entry",
  verdict: "outcome",
  fate: "disposition",
  fates: "dispositions",
  shut: "failed",
  collided: "start conflict",
  announce: "preview",
  narrator: "progress reporter",
  question: "request",
  questions: "requests",
  answer: "response",
  answers: "responses",
  answered: "responded",
  patience: "retry budget or timeout",
  cure: "fix",
  judge: "check",
  "given up": "stopped",
  "hold back": "block",
  "held back": "blocked",
  "in the way": "conflicting",
  "way back": "rollback",
  "carried out": "executed",
  "left behind": "outdated",
};

/** What replaces the words of a line that must not be in it: identifiers are split where a capital letter begins. */
function replacedIn(line: string, words: Readonly<Record<string, string>>): readonly string[] {
  const text = line
    .replace(/([a-z0-9])([A-Z])/gu, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, " ");
  return Object.entries(words)
    .filter(([word]) => ` ${text} `.includes(` ${word} `))
    .map(([word, say]) => `"${word}": say ${say}`);
}

function textFiles(): readonly string[] {
  return execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((file) => /\.(ts|mjs|cjs|js|css|md)$/u.test(file))
    .filter((file) => !/^CHANGELOG\.md$|^docs\/glossary\.md$|guards\/words\.test\.ts$/u.test(file))
    .filter((file) => existsSync(resolve(root, file)));
}

describe("the words of the project", () => {
  it("are found in prose, in file names and in the parts of identifiers", () => {
    assert.deepEqual(replacedIn("const runsInAHurry = 1;", everywhere), [
      '"in a hurry": say withTimeout or withoutRetries',
    ]);
    assert.deepEqual(replacedIn("support/engine/scene.ts", everywhere), ['"scene": say context']);
    assert.deepEqual(replacedIn("a scenery, a scenario", everywhere), []);
  });

  it("are the field's own in every text file", () => {
    const found = textFiles().flatMap((file) => {
      const words = file.startsWith("engine/") ? inEngine : everywhere;
      const lines = [file, ...readFileSync(resolve(root, file), "utf8").split("\n")];
      return lines.flatMap((line, index) =>
        replacedIn(line, words).map((word) => `${file}:${index} ${word}`),
      );
    });
    assert.deepEqual(found, []);
  });
});
