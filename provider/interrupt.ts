/** Notices that the user wants to stop: Ctrl-C reaches a dynamic provider only as the engine's `Cancel` call. */
import { subscribe } from "node:diagnostics_channel";

/** The method by which the engine asks plugins to stop, on the wire. */
const cancelPath = "/pulumirpc.ResourceProvider/Cancel";

const interruption = new AbortController();
let isInstalled = false;

/** Aborted at the first Ctrl-C, at the second, and when the CLI has died. */
export const interrupted: AbortSignal = interruption.signal;

/**
 * Installs the handlers, once, and only in the provider's process: in the program's own process they would end it.
 * `Cancel` and SIGINT also come at the end of every operation, so both must be over at once when nothing is running.
 */
export function watchForInterrupts(): void {
  if (isInstalled || !isProviderProcess(process.argv)) return;
  isInstalled = true;
  const interrupt = (): void => {
    interruption.abort();
  };
  watchForCancel(interrupt);
  for (const name of ["SIGINT", "SIGBREAK"] as const) {
    process.on(name, () => {
      interrupt();
      process.exit(0);
    });
  }
  watchForTheEndOfTheCli(interrupt);
}

/** Whether this process is Pulumi's dynamic provider. */
export function isProviderProcess(argv: readonly string[]): boolean {
  return argv.some((argument) => /[\\/]dynamic-provider([\\/]index\.js)?$/.test(argument));
}

/** Node announces each HTTP/2 stream; the channel is there from Node 22.17 on, and the other way is not supported but works. */
function watchForCancel(interrupt: () => void): void {
  subscribe("http2.server.stream.created", (message) => {
    if (pathOf(message) === cancelPath) interrupt();
  });
  watchOlderNode(interrupt);
}

function pathOf(message: unknown): unknown {
  const headers: unknown = Reflect.get(Object(message), "headers");
  return Reflect.get(Object(headers), ":path");
}

/** The servers of this process, asked from Node itself: every one of them is the engine's connection to us. */
function watchOlderNode(interrupt: () => void): void {
  const handles: unknown = Reflect.get(process, "_getActiveHandles");
  if (typeof handles !== "function") return;
  const servers: unknown = Reflect.apply(handles, process, []);
  for (const server of Array.isArray(servers) ? servers : []) {
    const on: unknown = Reflect.get(Object(server), "on");
    if (typeof on !== "function" || Object(server) === process.stdin) continue;
    Reflect.apply(on, server, [
      "stream",
      (_stream: unknown, headers: unknown) => {
        if (Reflect.get(Object(headers), ":path") === cancelPath) interrupt();
      },
    ]);
  }
}

/** The CLI holds our stdin open. When it dies without a word, nobody is left to report to; AWS goes on by itself. */
function watchForTheEndOfTheCli(interrupt: () => void): void {
  process.stdin.on("end", () => {
    interrupt();
    process.exit(0);
  });
  process.stdin.resume();
  process.stdin.unref();
}
