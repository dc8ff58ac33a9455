import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { examples } from "./stage";

const docs = resolve(__dirname, "../../docs");
const page = readFileSync(join(docs, "recipes.md"), "utf8");

/** What a recipe takes for granted. */
const before = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh, type InstanceRefreshArgs } from "pulumi-aws-instance-refresh";
declare const group: aws.autoscaling.Group;
declare const desiredConfiguration: NonNullable<InstanceRefreshArgs["desiredConfiguration"]>;
void [aws, pulumi, group, desiredConfiguration];
`;

/** The recipes as files beside the quickstart, which exist in memory only. */
const recipes = new Map(
  [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, program = ""], index) => [
    join(examples, "quickstart", `recipe-${index}.ts`),
    before + program,
  ]),
);

function problemsOf(files: ReadonlyMap<string, string>): string {
  const folder = join(examples, "quickstart");
  const path = join(folder, "tsconfig.json");
  const config: unknown = JSON.parse(readFileSync(path, "utf8"));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (file) => files.has(file) || onDisk.fileExists(file);
  host.readFile = (file) => files.get(file) ?? onDisk.readFile(file);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host);
}

describe("docs/recipes.md", () => {
  it("has programs that are well typed", () => {
    assert.ok(recipes.size > 5);
    assert.equal(problemsOf(recipes), "");
  });

  it("would not let a wrong one pass", () => {
    const wrong = `${before}new InstanceRefresh("web", { autoScalingGroupName: 1 });`;
    const file = join(examples, "quickstart", "recipe-wrong.ts");
    assert.match(
      problemsOf(new Map([[file, wrong]])),
      /^[^\n]*recipe-wrong.*'number' is not assignable.*\n$/,
    );
  });

  it("links to files that exist", () => {
    for (const [, link = ""] of page.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
      assert.ok(existsSync(join(docs, link.replace(/#.*/, ""))), link);
    }
  });
});
