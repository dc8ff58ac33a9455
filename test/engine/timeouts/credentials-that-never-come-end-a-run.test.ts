import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CustomTimeouts } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { outputLines } from "../../support/engine/output";
import { withContext, type Context } from "../../support/engine/context";
import type { EngineStack } from "../../support/engine/stack";

/** Where the program for credentials writes its process id. */
const pidFile = ({ directory }: EngineStack): string => join(dirname(directory), "credentials-pid");

/** The credentials of the resource's profile come from a program that never ends. */
async function withEndlessCredentials(
  customTimeouts: CustomTimeouts,
  body: (context: Context, program: PulumiFn) => Promise<void>,
): Promise<void> {
  await withContext({}, async (context) => {
    const { stack, fleet, onto } = context;
    const script = join(dirname(stack.directory), "credentials.sh");
    await writeFile(script, `echo $$ > ${pidFile(stack)}\nexec sleep 600\n`);
    const profile = `[slow]\ncredential_process = sh ${script}\n`;
    await writeFile(join(dirname(stack.directory), "no-aws-credentials"), profile);
    // The program ends with the CLI: Pulumi ends its provider with all that this has started.
    await body(context, onto(await fleet.addVersion(), { profile: "slow" }, { customTimeouts }));
  });
}

describe("a program for credentials that never ends", () => {
  it("ends with customTimeouts, and nothing was started", () =>
    withEndlessCredentials({ create: "100m" }, async ({ stack, starts }, program) => {
      const late = await stack.up({ program });
      assert.equal(late.result, "failed");
      assert.match(
        outputLines("error", late),
        /TimedOut: No response came before the limit of this run\. Nothing was started\. Run `pulumi up` again\./,
      );
      assert.equal(starts(), 0);
    }));

  it("ends with Ctrl-C, and nothing was started", () =>
    withEndlessCredentials({}, async ({ stack, starts }, program) => {
      const run = stack.start.up({ program });
      for (;;) {
        const pid = await readFile(pidFile(stack), "utf8").catch(() => "");
        if (pid.endsWith("\n")) break;
        await new Promise(setImmediate);
      }
      run.interrupt();
      const interrupted = await run.ended;
      assert.match(
        outputLines("error", interrupted),
        /Rolling web: interrupted\. Nothing was started/,
      );
      assert.equal(starts(), 0);
    }));
});
