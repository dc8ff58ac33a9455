/** What every command of the shell tool has: the connection that its options name, a clock, and Ctrl-C. */
import type { Command } from "commander";
import { connect, connectionOf } from "../connect";
import type { Connection } from "../inputs/connection";
import type { Inputs } from "../inputs/inputs";
import type { Ports, Reporter } from "../run/ports";

export interface Session {
  readonly ports: Ports;
  readonly connection: Connection;
  /** Whether to print JSON. */
  readonly asJson: boolean;
}

/** @param reporter where progress goes; by default notes go to stderr and the rest nowhere */
export function openSession(command: Command, reporter: Reporter = quiet): Session {
  const connection = connectionOf(connectionOptions(command), process.env);
  const signal = interruption();
  return {
    connection,
    asJson: wantsJson(command),
    ports: connect({ connection, reporter, signal, environment: process.env }),
  };
}

/** The same connection, clients and Ctrl-C, with progress shown elsewhere. */
export function withReporter(session: Session, reporter: Reporter): Session {
  return { ...session, ports: { ...session.ports, reporter } };
}

/** Aborted at the first Ctrl-C. The second ends the process. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    controller.abort();
  });
  return controller.signal;
}

/** How AWS is reached, as far as the options say. */
export function connectionOptions(
  command: Command,
): Pick<Inputs, "region" | "profile" | "endpoint"> {
  const { region, profile, endpoint } =
    command.optsWithGlobals<Partial<Record<"region" | "profile" | "endpoint", string>>>();
  return {
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

export function wantsJson(command: Command): boolean {
  return command.optsWithGlobals<{ readonly json?: boolean }>().json ?? false;
}

/** The Region that is given, or that the environment has. Where it is in a profile, only the SDK knows it. */
export function regionOf(command: Command): string | undefined {
  return connectionOf(connectionOptions(command), process.env).region;
}

const quiet: Reporter = {
  progress: () => undefined,
  preview: () => undefined,
  note: (line) => {
    console.error(line);
  },
  warn: (line) => {
    console.error(`warning: ${line}`);
  },
};

/** Prints the value as JSON, or the lines. */
export function print(
  { asJson }: Pick<Session, "asJson">,
  value: unknown,
  lines: readonly string[],
): void {
  console.log(asJson ? JSON.stringify(value, undefined, 2) : lines.join("\n"));
}
