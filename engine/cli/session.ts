/** What every command of the shell tool has: the connection that its options name, a clock, and Ctrl-C. */
import type { Command } from "commander";
import { connect } from "../connect";
import type { Connection } from "../inputs/connection";
import type { Ports, Reporter } from "../run/ports";

export interface Session {
  readonly ports: Ports;
  readonly connection: Connection;
  /** Whether to print JSON. */
  readonly asJson: boolean;
}

/** @param reporter where progress goes; by default notes go to stderr and the rest nowhere */
export function openSession(command: Command, reporter: Reporter = quiet): Session {
  const { profile, endpoint, json } = command.optsWithGlobals<{
    profile?: string;
    endpoint?: string;
    json?: boolean;
  }>();
  const known = regionOf(command);
  const connection: Connection = {
    ...(known !== undefined && { region: known }),
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
  };
  const interruption = new AbortController();
  process.once("SIGINT", () => {
    interruption.abort();
  });
  const { signal } = interruption;
  return {
    connection,
    asJson: json ?? false,
    ports: connect({ connection, reporter, signal, environment: process.env }),
  };
}

/** The Region that is given, or that the environment has. Where it is in a profile, only the SDK knows it. */
export function regionOf(command: Command): string | undefined {
  const { region } = command.optsWithGlobals<{ region?: string }>();
  const known = [region, process.env["AWS_REGION"], process.env["AWS_DEFAULT_REGION"]];
  return known.find((name) => name !== undefined && name !== "");
}

const quiet: Reporter = {
  progress: () => undefined,
  announce: () => undefined,
  note: (line) => {
    console.error(line);
  },
  warn: (line) => {
    console.error(`warning: ${line}`);
  },
};

/** Prints the value as JSON, or the lines. */
export function print({ asJson }: Session, value: unknown, lines: readonly string[]): void {
  console.log(asJson ? JSON.stringify(value, undefined, 2) : lines.join("\n"));
}
