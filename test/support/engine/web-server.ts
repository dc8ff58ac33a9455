/** A web server on this machine that says what a test wants it to say, and remembers what it was asked. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface WebRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface WebResponse {
  /** @default 200 */
  readonly status?: number;
  readonly body?: string;
}

export interface WebServer {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Oldest first. */
  readonly requests: readonly WebRequest[];
  readonly close: () => Promise<void>;
}

/** Starts a server that gives these answers. One that is never given keeps the client waiting. */
export async function startWebServer(
  answerTo: (request: WebRequest) => WebResponse | Promise<WebResponse>,
): Promise<WebServer> {
  const requests: WebRequest[] = [];
  const server = createServer((incoming, response) => {
    void readRequest(incoming)
      .then((request) => {
        requests.push(request);
        return answerTo(request);
      })
      .then(({ status = 200, body = "" }) => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Runs the body with such a server, and closes it in any case. */
export async function withWebServer(
  answerTo: (request: WebRequest) => WebResponse | Promise<WebResponse>,
  body: (server: WebServer) => Promise<void>,
): Promise<void> {
  const server = await startWebServer(answerTo);
  try {
    await body(server);
  } finally {
    await server.close();
  }
}

async function readRequest(incoming: IncomingMessage): Promise<WebRequest> {
  const { method = "", url: path = "", headers } = incoming;
  let body = "";
  for await (const chunk of incoming) body += String(chunk);
  return { method, path, headers, body };
}
