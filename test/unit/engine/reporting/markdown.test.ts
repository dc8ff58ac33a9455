/** A report as Markdown. */
import assert from "node:assert/strict";
import { renderMarkdown } from "../../../../engine/reporting/markdown";
import type { Report } from "../../../../engine/reporting/report";

function aReport(parts: Partial<Report> = {}): Report {
  return {
    version: 1,
    autoScalingGroupName: "web",
    instanceRefreshId: "08b91cf7",
    status: "Successful",
    isSuccess: true,
    reasons: ["the resource is new"],
    timeline: [],
    ...parts,
  };
}

const lineWith = (text: string, markdown: string): string | undefined =>
  markdown.split("\n").find((line) => line.includes(text));

describe("a report in Markdown", () => {
  const texts = [
    ["pipes", "a|b", "a\\|b"],
    ["backticks", "`rm`", "\\`rm\\`"],
    ["tags of HTML", "<img src=x>", "\\<img src=x\\>"],
    ["links", "[here](there)", "\\[here\\](there)"],
    ["emphasis", "*a* _b_", "\\*a\\* \\_b\\_"],
    ["backslashes", "a\\|b", "a\\\\\\|b"],
    ["entities of HTML", "&lt;img&gt;", "\\&lt;img\\&gt;"],
    ["control characters", "\u001b[2Ja\u0007", "a"],
    ["line breaks", "a\n\n| b |", "a \\| b \\|"],
  ] as const;
  for (const [what, given, shown] of texts) {
    it(`shows ${what} as they are`, () => {
      const timeline = [{ second: 0, status: "InProgress", statusReason: given }];
      const markdown = renderMarkdown(aReport({ timeline }));
      assert.equal(lineWith("InProgress", markdown), `| 0 s | InProgress |  |  | ${shown} |`);
      assert.ok(renderMarkdown(aReport({ reasons: [given] })).includes(`| why | ${shown} |`));
    });
  }

  it("says what was rolled, why, from what to what, and how long it took", () => {
    const markdown = renderMarkdown(
      aReport({
        durationSeconds: 605,
        previousLaunchTemplate: { launchTemplateName: "web", version: "1" },
        launchTemplate: { launchTemplateName: "web", version: "2" },
      }),
    );
    assert.ok(markdown.startsWith("### ✅ web: instance refresh Successful\n"));
    const rows = ["why | the resource is new", "from | web version 1", "to | web version 2"];
    for (const row of [...rows, "took | 10 min", "refresh | `08b91cf7`"]) {
      assert.ok(markdown.includes(`| ${row} |`), row);
    }
  });

  it("puts instances that are gone beside those that are new, however many there are", () => {
    const launchTemplate = { launchTemplateName: "web", version: "2" };
    const markdown = renderMarkdown(
      aReport({
        instancesGone: [{ instanceId: "i-1" }, { instanceId: "i-2" }],
        instancesNew: [{ instanceId: "i-3", launchTemplate }],
      }),
    );
    assert.equal(lineWith("i-1", markdown), "| i-1 |  | i-3 | web version 2 |");
    assert.equal(lineWith("i-2", markdown), "| i-2 |  |  |  |");
    assert.ok(markdown.includes("| replaced | 2 |"));
  });

  it("says nothing of instances where AWS would not", () => {
    assert.doesNotMatch(renderMarkdown(aReport()), /replaced|not on the target/i);
  });

  it("shows a failure as it is, and nothing in it ends the block", () => {
    const failure = "It failed.\n~~~~\n<b>not bold</b> | `x`";
    const markdown = renderMarkdown(aReport({ isSuccess: false, status: "Failed", failure }));
    assert.ok(markdown.startsWith("### ❌ web: instance refresh Failed\n"));
    assert.ok(markdown.includes("~~~~text\nIt failed.\n~ ~ ~ ~\n<b>not bold</b> | `x`\n~~~~\n"));
    assert.equal(markdown.split("~~~~").length, 3);
  });

  it("says that an earlier run had started the refresh", () => {
    assert.match(renderMarkdown(aReport({ reasons: [] })), /why \| started by an earlier run/);
  });

  it("shows a few of many instances and moments, how many there are, and the end", () => {
    const named = (prefix: string) =>
      Array.from({ length: 2_000 }, (_, index) => ({ instanceId: `${prefix}-${index}` }));
    const timeline = Array.from({ length: 5_000 }, (_, second) => ({ second, status: "Moving" }));
    const markdown = renderMarkdown(
      aReport({
        instancesGone: named("i-old"),
        instancesNew: named("i-new"),
        instancesOutdated: named("i-left").map(({ instanceId }) => instanceId),
        timeline: [...timeline, { second: 5_000, status: "Ended" }],
        failure: "long ".repeat(100_000),
      }),
    );
    assert.ok(markdown.includes("| replaced | 2000 |"));
    assert.ok(markdown.includes("i-left-19 and 1980 more |"));
    assert.ok(markdown.includes("| … and 1980 more |  |  |  |"));
    assert.ok(markdown.includes("| … 4961 more … |  |  |  |  |"));
    assert.match(lineWith("Ended", markdown) ?? "", /^\| 1 h 23 min/);
    assert.ok(Buffer.byteLength(markdown) < 30_000, `${Buffer.byteLength(markdown)} bytes`);
  });

  it("lists the instances that are not on the target", () => {
    const markdown = renderMarkdown(aReport({ instancesOutdated: ["i-1", "i-2"] }));
    assert.ok(markdown.includes("| not on the target | i-1, i-2 |"));
  });
});
