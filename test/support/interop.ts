/** A suite for a client that is written in Python: it runs the real thing, or is skipped and says why. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { startSimulator, type Simulator } from "../../simulator/index";
import { findPython, runProgram, type Ran } from "./python";

/** A simulator, and a way to run programs of the virtual environment against it. */
export interface Interop {
  readonly simulator: Simulator;
  readonly run: (program: string, ...args: readonly string[]) => Promise<Ran>;
  /** What a program that ends well prints, which is JSON. */
  readonly runJson: (program: string, ...args: readonly string[]) => Promise<unknown>;
}

/** Runs a body with a simulator of its own, in which time passes with each poll of a group or a refresh. */
export type WithInterop = (body: (interop: Interop) => Promise<void>) => Promise<void>;

/** Installing packages, and Python on a busy machine, take their time. */
const timeoutMilliseconds = 600_000;

export interface InteropSuite {
  /** What pip installs, each with its version. */
  readonly requirements: readonly string[];
  /** Variables that the programs get besides the usual ones of AWS. */
  readonly env?: Readonly<Record<string, string>>;
  /** Simulated seconds that pass with each poll of a refresh. @default 15 */
  readonly pollSeconds?: number;
}

export function describeInterop(
  title: string,
  { requirements, env = {}, pollSeconds = 15 }: InteropSuite,
  define: (withInterop: WithInterop) => void,
): void {
  describe(title, function () {
    this.timeout(timeoutMilliseconds);
    let bin = "";
    before(async function () {
      const python = await findPython(requirements);
      if (python.kind === "ready") bin = python.bin;
      else {
        console.log(`      skipped: ${requirements.join(", ")} cannot be had: ${python.reason}`);
        this.skip();
      }
    });
    define(async (body) => {
      // Every client's way of signing is checked by the way.
      const simulator = await startSimulator({ credentials: [credential] });
      simulator.onCall({
        before: ({ action }) => {
          if (action === "DescribeInstanceRefreshes") simulator.advance(pollSeconds);
          if (action === "DescribeAutoScalingGroups") simulator.advance(120);
        },
      });
      try {
        const run: Interop["run"] = (program, ...args) =>
          runProgram(join(bin, program), args, { ...clientEnvironment(simulator.url), ...env });
        await body({ simulator, run, runJson: async (...call) => parse(await run(...call)) });
      } finally {
        await simulator.close();
      }
    });
  });
}

function parse({ code, stdout, stderr }: Ran): unknown {
  assert.equal(code, 0, `${stdout}${stderr}`);
  return JSON.parse(stdout) as unknown;
}

const credential = { accessKeyId: "test", secretAccessKey: "test" };

/** What the README tells a user to set, and nothing that asks the network. */
function clientEnvironment(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: credential.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credential.secretAccessKey,
    AWS_MAX_ATTEMPTS: "1",
    AWS_PAGER: "",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
