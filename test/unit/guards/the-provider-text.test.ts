import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { promisify } from "node:util";

interface Printed {
  readonly registered: readonly {
    readonly name: string;
    readonly type: string;
    readonly custom: boolean;
    readonly text: string;
  }[];
  readonly limits: { readonly before: number; readonly inside: number; readonly after: number };
  readonly error: { readonly message: string; readonly stack: string };
}

const script = resolve(__dirname, "../../support/provider/print-registrations.ts");

async function registrations(env: NodeJS.ProcessEnv = {}): Promise<Printed> {
  const args = ["--require", "tsx/cjs", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout) as Printed;
}

/** Runs a text as Pulumi's dynamic provider does. */
function functionsOf(text: string): object {
  const run = createRequire(require.resolve("@pulumi/pulumi/package.json"))(
    "require-from-string",
  ) as (text: string) => { readonly handler: () => object };
  return run(text).handler();
}

const names = ["check", "configure", "create", "delete", "diff", "read", "update"];

describe("the resource in a program", () => {
  it("registers as a dynamic resource of Pulumi's own does, with one require for its code", async () => {
    const { registered } = await registrations();
    const [theirs, ours] = [...registered].sort((one, other) => (one.name > other.name ? -1 : 1));
    assert.equal(theirs?.name, "pulumi's");
    assert.deepEqual(ours, {
      ...theirs,
      name: "ours",
      // Short enough for a terminal: see ADR 10.
      type: "pulumi-nodejs:aws:InstanceRefresh",
      text: 'exports.handler=()=>require("pulumi-aws-instance-refresh/provider")',
    });
    assert.deepEqual(Object.keys(functionsOf(ours.text)).sort(), names);
  });

  it("makes no stack traces of its properties' promises, unless Pulumi is to print them", async () => {
    const { limits } = await registrations();
    assert.equal(limits.inside, 0);
    assert.equal(limits.after, limits.before);
    const asked = await registrations({ PULUMI_DEBUG_PROMISE_LEAKS: "true" });
    assert.equal(asked.limits.inside, asked.limits.before);
  });

  it("names the line of the program in an error all the same", async () => {
    const { error } = await registrations();
    assert.match(error.message, /Missing resource name/);
    const [, first] = error.stack.split("\n");
    assert.match(first ?? "", /at declareOne \(.*print-registrations\.ts:\d+:\d+\)/);
  });
});
