import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { toTerraformText } from "../../../terraform/schema/wording";

const checkout = resolve(__dirname, "../../..");

/** The shell tool has words of its own, the plugin is one file that no package manager installs, and Terraform itself refuses unknown attributes. */
const notForTerraform = [
  /^engine\/cli\//,
  /Yarn Plug'n'Play|\.yarnrc\.yml/,
  /is a Pulumi resource option/,
];

interface Text {
  readonly file: string;
  readonly text: string;
}

/** The texts in the engine's sources. What a template fills in stands as `up`, which is what commands are made of. */
function textsOf(file: string): readonly Text[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(resolve(checkout, file), "utf8"),
    ts.ScriptTarget.Latest,
  );
  const found: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push({ file, text: node.text });
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans.map(({ literal }) => `up${literal.text}`);
      found.push({ file, text: [node.head.text, ...spans].join("") });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const texts = globSync("engine/**/*.ts", { cwd: checkout })
  .filter((file) => !/\/(node_modules|dist)\//.test(file))
  .flatMap(textsOf)
  .filter(({ file, text }) => !notForTerraform.some((out) => out.test(file) || out.test(text)));

describe("the engine's texts in Terraform", () => {
  it("name no command and no option of Pulumi", () => {
    const ofPulumi = texts.filter(
      ({ text }) => text.includes(" ") && /pulumi|customTimeouts/i.test(text),
    );
    assert.ok(ofPulumi.length > 20, "the sources were not read");
    const left = ofPulumi
      .map(({ file, text }) => `${file}: ${toTerraformText(text)}`)
      .filter((text) => /pulumi|customTimeouts/i.test(text));
    assert.deepEqual(left, []);
  });

  it("name no input in camelCase where they say what to set", () => {
    const left = texts
      .filter(({ text }) =>
        /\b(set|choose|let|raise|check|change|add|remove) [a-z.]*[a-z][A-Z]/i.test(text),
      )
      .map(({ file, text }) => `${file}: ${toTerraformText(text)}`)
      .filter((text) =>
        /\b(set|choose|let|raise|check|change|add|remove) [a-z.]*[a-z][A-Z]\w*/.test(text),
      );
    assert.deepEqual(left, []);
  });
});
