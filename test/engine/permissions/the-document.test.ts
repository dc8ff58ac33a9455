import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { optional } from "./optional";

const checkout = resolve(__dirname, "../../..");
const page = readFileSync(join(checkout, "docs/permissions.md"), "utf8");
const required = ["autoscaling:DescribeInstanceRefreshes", "autoscaling:StartInstanceRefresh"];
const checkedByAws = ["ec2:RunInstances", "ec2:CreateTags"];

/** The JSON policies, from top to bottom. */
function policies(): readonly (readonly string[])[] {
  return [...page.matchAll(/```json\n(.*?)```/gs)].map(([, json = ""]) =>
    (JSON.parse(json) as { Statement: { Action: string | string[] }[] }).Statement.flatMap(
      ({ Action }) => Action,
    ),
  );
}

/** Every AWS call that the provider makes. */
function calls(): readonly string[] {
  const folder = join(checkout, "engine/aws");
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const methods = sources.join("\n").match(/(?<=\bclient\.)\w+(?=\()/g) ?? [];
  const names = methods.map((method) => method.charAt(0).toUpperCase() + method.slice(1));
  return [...new Set(names)].sort();
}

describe("docs/permissions.md", () => {
  it("requires two calls, and nothing else", () => {
    assert.deepEqual([...(policies()[0] ?? [])].sort(), required);
  });

  it("has a row for every optional permission that the tests refuse", () => {
    const rows = [...page.matchAll(/^\| `([a-z0-9]+:\w+)`/gm)].map(([, permission]) => permission);
    assert.deepEqual(
      rows.filter((permission) => optional.some((one) => one === permission)),
      [...optional],
    );
  });

  it("allows in its last policy every call that the provider makes", () => {
    const allowed = policies().at(-1) ?? [];
    assert.deepEqual([...allowed].sort(), [...required, ...optional, ...checkedByAws].sort());
    const actions = [...required, ...optional].map((permission) => permission.split(":")[1]);
    assert.deepEqual(calls(), actions.sort());
  });
});
