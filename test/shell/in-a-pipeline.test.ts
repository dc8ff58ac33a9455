/** What people copy: the script of examples/shell, and the command that action.yml runs. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { startSimulator, type Simulator } from "../../simulator/index";
import { exitCodes } from "../../engine/cli/exit-code";
import { createFleet, type Fleet } from "../support/engine/fleet";
import { timeMovesWithPolls } from "../support/engine/time";
import { executable, toolEnvironment } from "../support/shell/tool";

const checkout = resolve(__dirname, "../..");

interface Action {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly runs: {
    readonly steps: readonly {
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

describe("the shell tool in a pipeline", () => {
  let simulator: Simulator;
  let fleet: Fleet;

  beforeEach(async () => {
    simulator = await startSimulator({ clock: "virtual" });
    fleet = await createFleet(simulator);
    await fleet.addVersion();
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
  });
  afterEach(() => simulator.close());

  async function bash(script: string, cwd: string, env: Readonly<Record<string, string>>) {
    const child = spawn("bash", ["-c", script], {
      cwd,
      env: toolEnvironment({ AWS_ENDPOINT_URL: simulator.url, ...env }),
    });
    let text = "";
    child.stdout.on("data", (part: Buffer) => (text += part.toString()));
    child.stderr.on("data", (part: Buffer) => (text += part.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, text };
  }

  it("rolls with the script of examples/shell", async () => {
    const { code, text } = await bash(
      "./deploy.sh web web",
      resolve(checkout, "examples/shell"),
      {},
    );
    assert.equal(code, 0, text);
    assert.match(text, /^web runs the newest version of web\.$/m);
    assert.deepEqual(new Set(await fleet.versions()), new Set(["2"]));
  });

  it("rolls with the command of action.yml", async () => {
    const action = parse(readFileSync(resolve(checkout, "action.yml"), "utf8")) as Action;
    const [step] = action.runs.steps;
    const given: Readonly<Record<string, string>> = { group: "web", "launch-template": "web" };
    const env = Object.fromEntries(
      Object.entries(step?.env ?? {}).map(([name, expression]) => {
        const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? "";
        assert.ok(Object.hasOwn(action.inputs, input), `${input} is an input`);
        return [name, given[input] ?? ""];
      }),
    );
    // The registry has no package yet: npx is the tool of this checkout.
    const npx = `npx() { while [ "$1" != instance-refresh ]; do shift; done; shift; "${process.execPath}" "${executable}" "$@"; }`;
    const { code, text } = await bash(`${npx}\n${step?.run ?? ""}`, checkout, env);
    assert.equal(code, 0, text);
    assert.deepEqual(new Set(await fleet.versions()), new Set(["2"]));
  });

  it("has every exit code in the docs", () => {
    const page = readFileSync(resolve(checkout, "docs/shell.md"), "utf8");
    const inDocs = [...page.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm)].map(
      ([, code = "", meaning = ""]) => `${code} ${meaning.replaceAll("`", "")}`,
    );
    const inHelp = exitCodes
      .split("\n")
      .map((line) => line.trim().replace(/ +/g, " ").replaceAll("`", ""));
    assert.deepEqual(inDocs, inHelp);
  });
});
