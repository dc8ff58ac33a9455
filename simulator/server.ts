/** The HTTP server: one route for AWS, a few for control, plain `node:http`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpResponse, HttpRequest } from "./protocol/protocol";

/** Answers a request; `dropped` cuts the connection without an answer. */
export type Respond = (request: HttpRequest) => Promise<HttpResponse | "dropped">;

export interface RunningServer {
  readonly port: number;
  /** Ends at once, with all connections that are still open. */
  readonly close: () => Promise<void>;
}

/** The largest request body that is read, in bytes. AWS's own limits are far below it. */
export const largestBody = 4 * 1024 * 1024;

export async function listen(respond: Respond, host: string, port: number): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => {
    void serve(respond, incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function serve(
  respond: Respond,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(incoming);
    const answer = body === "tooLarge" ? tooLarge : await respond(toRequest(incoming, body));
    if (answer === "dropped") incoming.socket.destroy();
    else write(outgoing, answer);
  } catch {
    // The client went away while it was sending, or the answer could not be made: there is nobody to tell.
    incoming.socket.destroy();
  }
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array | "tooLarge"> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  return size > largestBody ? "tooLarge" : Buffer.concat(chunks);
}

const tooLarge: HttpResponse = {
  status: 413,
  headers: { "content-type": "text/plain" },
  body: `A request body may have ${largestBody} bytes.\n`,
};

function toRequest(incoming: IncomingMessage, body: Uint8Array): HttpRequest {
  const [path = "/", ...query] = (incoming.url ?? "/").split("?");
  const headers = Object.entries(incoming.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(",") : (value ?? ""),
  ]);
  return {
    method: incoming.method ?? "GET",
    path,
    query: query.join("?"),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
  };
}

function write(outgoing: ServerResponse, answer: HttpResponse): void {
  const body = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  outgoing.writeHead(answer.status, { ...answer.headers, "content-length": body.length });
  outgoing.end(body);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
