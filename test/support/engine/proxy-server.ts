/** A proxy on this machine that remembers what it was asked for, and leads every request to the one server that a test has. */
import {
  createServer,
  request as sendOn,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

export interface ProxyServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** What was asked for, oldest first: `GET http://web.example/ok`, `CONNECT aws.example:443`. */
  readonly requests: readonly string[];
}

export interface ProxyOptions {
  /** Where requests are led to, whatever host they name. */
  readonly port: number;
  /** Where tunnels lead to. @default `port` */
  readonly tunnelPort?: number;
  /** The proxy refuses others. @example "me:secret" */
  readonly login?: string;
}

/** For tests that set some of these: what the user of this machine has set must not count. */
export const noneOfTheUsers = {
  HTTPS_PROXY: "",
  https_proxy: "",
  HTTP_PROXY: "",
  http_proxy: "",
  NO_PROXY: "",
  no_proxy: "",
} as const;

/** Runs the body with such a proxy, and closes it in any case. */
export async function withProxyServer(
  options: ProxyOptions,
  body: (proxy: ProxyServer) => Promise<void>,
): Promise<void> {
  const requests: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((incoming, response) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    if (isWelcome(incoming, options)) leadOn(incoming, response, options);
    else response.writeHead(407).end();
  });
  server.on("connect", (incoming: IncomingMessage, socket: Duplex) => {
    requests.push(`CONNECT ${incoming.url}`);
    if (isWelcome(incoming, options)) tunnel(socket, options);
    else socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
  });
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await body({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests });
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

function isWelcome({ headers }: IncomingMessage, { login }: ProxyOptions): boolean {
  if (login === undefined) return true;
  return headers["proxy-authorization"] === `Basic ${Buffer.from(login).toString("base64")}`;
}

function leadOn(incoming: IncomingMessage, response: ServerResponse, { port }: ProxyOptions): void {
  const { pathname, search } = new URL(incoming.url ?? "");
  const { method, headers } = incoming;
  const onward = sendOn({ host: "127.0.0.1", port, method, headers, path: pathname + search });
  onward.on("response", (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.writeHead(502).end());
  incoming.pipe(onward);
}

function tunnel(socket: Duplex, { port, tunnelPort = port }: ProxyOptions): void {
  const onward = connect(tunnelPort, "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    socket.pipe(onward).pipe(socket);
  });
  for (const [end, other] of [
    [socket, onward],
    [onward, socket],
  ] as const) {
    end.on("error", () => other.destroy());
    end.on("close", () => other.destroy());
  }
}
