/** Sends one request over a real connection, valid or not, and tells what came back. */
import { request as httpRequest, type Agent } from "node:http";
import { connect } from "node:net";
import type { HttpResponse, HttpRequest } from "../../../simulator/protocol/protocol";

/** The answer to a request. What HTTP itself cannot carry is left out of it. */
export function sendOverHttp(port: number, agent: Agent, sent: HttpRequest): Promise<HttpResponse> {
  const { method, query, body } = sent;
  const path = encodeURI(sent.path).replace(/[^!-~]|[?#]/gu, "");
  return new Promise((resolve, reject) => {
    const asked = httpRequest({
      agent,
      port,
      host: "127.0.0.1",
      method: /^[A-Z]+$/u.test(method) ? method : "POST",
      path: `/${path.replace(/^\//u, "")}${query === "" ? "" : `?${encodeURI(query)}`}`,
      headers: Object.fromEntries(Object.entries(sent.headers).filter(isHeader)),
    });
    asked.once("error", reject);
    asked.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: {}, body: Buffer.concat(chunks) });
      });
    });
    asked.end(body);
  });
}

/** Node refuses to send the others; those that frame the message are its own. */
function isHeader([name, value]: readonly [string, string]): boolean {
  const isName = /^[\w!#$%&'*+.^`|~-]+$/u.test(name);
  return isName && /^[\t -~]*$/u.test(value) && !framing.includes(name.toLowerCase());
}

const framing = ["host", "connection", "content-length", "transfer-encoding", "expect", "upgrade"];

/** Writes bytes that may be no HTTP at all and waits until the connection ends; gives what came back. */
export function sendBytes(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
    socket.on("data", (chunk: Buffer) => (received += chunk.toString("latin1")));
    socket.on("error", () => {
      resolve(received);
    });
    socket.on("close", () => {
      resolve(received);
    });
  });
}
