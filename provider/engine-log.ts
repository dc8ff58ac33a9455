/** Puts lines into the resource's own row: the engine's log takes a URN, but Pulumi hands a dynamic provider neither engine nor URN. */
import { createRequire } from "node:module";
import type * as Grpc from "@grpc/grpc-js";
import type * as EngineServices from "@pulumi/pulumi/proto/engine_grpc_pb";
import type * as EngineMessages from "@pulumi/pulumi/proto/engine_pb";
import { isTerminal } from "aws-instance-refresh/refresh/status";
import type { Reporter } from "aws-instance-refresh/run/ports";
import { isProviderProcess } from "./interrupt";
import { hasTerminal } from "./terminal";

type Severity = "INFO" | "WARNING";

/** Milliseconds after which a line is dropped: a running engine takes it at once. */
const sendTimeout = 2_000;

/** Writes one line to the engine. */
type Write = (
  line: string,
  options: { readonly severity: Severity; readonly ephemeral: boolean },
) => void;

/** A reporter for the resource with this URN. Without an engine, or without a URN, lines go where they can. */
export function createReporter(urn: string | undefined): Reporter {
  const write = toEngine(urn);
  if (write === undefined) return toTerminal(toConsole);
  return hasTerminal(process.env) ? toTerminal(write) : toLog(write);
}

/** On a terminal, the row is drawn in place, and what is to stay comes back under "Diagnostics" at the end. */
function toTerminal(write: Write): Reporter {
  return {
    progress: (line) => {
      write(line, { severity: "INFO", ephemeral: true });
    },
    preview: (lines) => {
      write(lines.join("\n"), { severity: "INFO", ephemeral: false });
    },
    note: (line) => {
      write(line, { severity: "INFO", ephemeral: false });
    },
    warn: (line) => {
      write(line, { severity: "WARNING", ephemeral: false });
    },
  };
}

/**
 * In a log each row stays, so that "Diagnostics" would repeat it. Pulumi writes the first line of every message as a row, and no other:
 * an empty one leaves a preview to "Diagnostics". The status of an ended refresh is left to the line about the end.
 */
function toLog(write: Write): Reporter {
  return {
    ...toTerminal(write),
    progress: (line, progress) => {
      if (progress !== undefined && isTerminal(progress.status)) return;
      write(line, { severity: "INFO", ephemeral: true });
    },
    preview: (lines) => {
      write(["", ...lines].join("\n"), { severity: "INFO", ephemeral: false });
    },
    note: (text) => {
      write(text, { severity: "INFO", ephemeral: !text.includes("\n") });
    },
  };
}

function toConsole(line: string): void {
  console.log(line);
}

/** The connection to the engine, made at the first line and kept for the process. */
let connection: EngineConnection | undefined;

interface EngineConnection {
  readonly client: EngineServices.EngineClient;
  readonly messages: typeof EngineMessages;
  readonly grpc: typeof Grpc;
}

function toEngine(urn: string | undefined): Write | undefined {
  if (!isProviderProcess(process.argv)) return undefined;
  try {
    const { client, messages, grpc } = (connection ??= connect(process.argv.at(-1) ?? ""));
    return (line, { severity, ephemeral }) => {
      const request = new messages.LogRequest();
      request.setSeverity(messages.LogSeverity[severity]);
      request.setMessage(line);
      request.setUrn(urn ?? "");
      request.setEphemeral(ephemeral);
      inOrder(
        () =>
          new Promise((resolve) => {
            // A roll must not fail because the engine no longer accepts a line.
            const deadline = Date.now() + sendTimeout;
            client.log(request, new grpc.Metadata(), { deadline }, () => {
              resolve();
            });
          }),
      );
    };
  } catch {
    return undefined;
  }
}

/** The lines that are on their way. The engine answers calls side by side, so each line waits for the one before it. */
let sending: Promise<void> = Promise.resolve();

function inOrder(send: () => Promise<void>): void {
  sending = sending.then(send);
}

/** Resolves when everything said so far is on the screen. */
export function flushed(): Promise<void> {
  return sending;
}

/** The engine listens at the address that is the last argument of every plugin. gRPC must be the copy that Pulumi itself uses. */
function connect(address: string): EngineConnection {
  const requireFromPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
  const grpc = requireFromPulumi("@grpc/grpc-js") as typeof Grpc;
  const services = requireFromPulumi("./proto/engine_grpc_pb") as typeof EngineServices;
  const messages = requireFromPulumi("./proto/engine_pb") as typeof EngineMessages;
  const client = new services.EngineClient(address, grpc.credentials.createInsecure());
  return { client, messages, grpc };
}
