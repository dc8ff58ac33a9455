/** Texts of AWS and of programs, and what a terminal would obey in them. */
import assert from "node:assert/strict";
import { toFault } from "../../../../engine/aws/errors";
import { fromAws } from "../../../../engine/aws/field-names";
import { toPlainText } from "../../../../engine/values/plain-text";

describe("a text of AWS or of a program", () => {
  const kinds = [
    ["colours", "\u001b[31mred\u001b[0m text", "red text"],
    ["commands that clear the screen", "\u001b[2J\u001b[Hhidden", "hidden"],
    ["titles of the window", "\u001b]0;owned\u0007web", "web"],
    ["links", "\u001b]8;;https://evil.example\u0007web\u001b]8;;\u0007", "web"],
    ["commands of one byte", "a\u009b31mred", "ared"],
    ["an escape without a command", "web\u001b", "web"],
    ["backspaces", "no\b\bok", "nook"],
    ["returns that write over a line", "failed\rgood", "failed good"],
    ["line breaks", "one\r\n\ttwo\u2028three", "one two three"],
    ["a turned direction of writing", "a\u202ecba\u2066b", "acbab"],
  ] as const;
  for (const [kind, given, shown] of kinds) {
    it(`is shown without ${kind}`, () => {
      assert.equal(toPlainText(given), shown);
    });
  }

  it("stays as it is where it holds nothing of this kind", () => {
    const text = 'Größe "10 %" [ami-0abc] → 日本 🚀 \\n';
    assert.equal(toPlainText(text), text);
  });

  it("points to the page of permissions where AWS has encoded the reason", () => {
    const denied = `Denied. Encoded authorization failure message: ${"x".repeat(900)}`;
    const shown =
      "Denied. AWS has encoded the reason; docs/permissions.md lists what each call needs.";
    assert.equal(toPlainText(denied), shown);
    assert.equal(toFault(new Error(denied), "DescribeImages").message, shown);
  });
});

describe("control characters in what AWS answers", () => {
  const bad = "\u001b[2Jhidden\u001b[8m";

  it("are in no field of ours, at any depth", () => {
    assert.deepEqual(
      fromAws({ StatusReason: bad, RollbackDetails: { RollbackReason: bad }, Names: [bad] }),
      {
        statusReason: "hidden",
        rollbackDetails: { rollbackReason: "hidden" },
        names: ["hidden"],
      },
    );
  });

  it("are in no message and no code of a fault", () => {
    const error = Object.assign(new Error(bad), { name: bad });
    const { message, code } = toFault(error, "DescribeAlarms");
    assert.deepEqual([message, code], ["hidden.", "hidden"]);
  });
});
