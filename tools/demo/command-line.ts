/** Runs a program of the command line in this terminal as a user would, and survives Ctrl-C to clean up after it. */
import { spawn } from "node:child_process";
import { basename } from "node:path";

export interface CommandLine {
  /** Shows the command, runs it, and throws unless it succeeds. */
  readonly run: (...args: readonly string[]) => Promise<void>;
  /** The same, and throws if it succeeds. */
  readonly fail: (...args: readonly string[]) => Promise<void>;
}

/** Thrown where the user has ended the demo. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

export interface CommandLineOptions {
  /** `pulumi`, or `terraform`: a name that is on the PATH of `env`, or a path. */
  readonly program: string;
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
}

export function createCommandLine(options: CommandLineOptions): CommandLine {
  const name = basename(options.program);
  let wasInterrupted = false;
  const stopIfInterrupted = (): void => {
    if (wasInterrupted) throw new InterruptedError();
  };
  let signalCli: (signal: NodeJS.Signals) => void = () => undefined;
  // A terminal sends Ctrl-C to the CLI too; it must not get it twice, which would mean "at once".
  const reachesCli = (signal: NodeJS.Signals): boolean =>
    signal === "SIGINT" && process.stdin.isTTY;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      wasInterrupted = true;
      if (!reachesCli(signal)) signalCli(signal);
    });
  }
  const exitCodeOf = async (args: readonly string[]): Promise<number | null> => {
    stopIfInterrupted();
    console.log(`\n$ ${name} ${args.join(" ")}`);
    const code = await new Promise<number | null>((resolve, reject) => {
      const cli = spawn(options.program, args, {
        cwd: options.directory,
        env: { ...process.env, ...options.env },
        stdio: "inherit",
      });
      signalCli = (signal) => cli.kill(signal);
      cli.on("error", reject);
      cli.on("close", resolve);
    });
    stopIfInterrupted();
    return code;
  };
  return {
    run: async (...args) => {
      const code = await exitCodeOf(args);
      if (code !== 0)
        throw new Error(`${name} ${args.join(" ")} ended with ${code ?? "a signal"}.`);
    },
    fail: async (...args) => {
      const code = await exitCodeOf(args);
      if (code === 0 || code === null) {
        throw new Error(
          `${name} ${args.join(" ")} did not fail: it ended with ${code ?? "a signal"}.`,
        );
      }
    },
  };
}
