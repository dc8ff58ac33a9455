/** The forms that HTTP leaves to a client: where parameters stand, how a body is sent, and what is asked before it is. */
import assert from "node:assert/strict";
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import type { Simulator } from "../../../simulator/index";
import { withSimulator } from "../../support/protocol-clients";

const question = "Action=DescribeRegions&Version=2016-11-15&RegionName.1=us-east-1";

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body in the pieces that it is sent in. */
  readonly pieces?: readonly (string | Uint8Array)[];
}

interface Got {
  readonly status: number;
  readonly body: string;
  /** Whether the server asked for the body. */
  readonly continued: boolean;
}

async function send({ port }: Simulator, { pieces = [], ...options }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    let continued = false;
    const asked = request({ port, host: "127.0.0.1", method: "POST", ...options });
    asked.once("error", reject);
    asked.once("continue", () => {
      continued = true;
      for (const piece of pieces) asked.write(piece);
      asked.end();
    });
    asked.once("response", (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => (body += text));
      response.once("end", () => {
        resolve({ status: response.statusCode ?? 0, body, continued });
      });
    });
    if (options.headers?.["expect"] === undefined) {
      for (const piece of pieces) asked.write(piece);
      asked.end();
    } else asked.flushHeaders();
  });
}

const form = { "content-type": "application/x-www-form-urlencoded" };

/** All but the first begin with what joins them. */
function afterFirst(parameter: string, index: number): string {
  return index === 0 ? parameter : `&${parameter}`;
}

const forms: readonly (readonly [title: string, sent: Sent])[] = [
  ["in the address of a GET", { method: "GET", path: `/?${question}` }],
  ["in the address of a POST", { path: `/?${question}` }],
  ["in a body", { headers: form, pieces: [question] }],
  [
    "half in the address, half in the body",
    { path: `/?${question.slice(0, 22)}`, headers: form, pieces: [question.slice(23)] },
  ],
  ["in a body of several chunks", { headers: form, pieces: question.split("&").map(afterFirst) }],
  [
    "in a compressed body",
    { headers: { ...form, "content-encoding": "gzip" }, pieces: [gzipSync(question)] },
  ],
  [
    "in a body that waits until it is asked for",
    { headers: { ...form, expect: "100-continue" }, pieces: [question] },
  ],
  ["in a body without a type", { pieces: [question] }],
];

describe("a question", () => {
  for (const [title, sent] of forms) {
    it(`is understood ${title}`, () =>
      withSimulator({}, async (simulator) => {
        const { status, body, continued } = await send(simulator, sent);
        assert.equal(status, 200, body);
        assert.match(body, /<regionName>us-east-1<\/regionName>/u);
        assert.equal(continued, sent.headers?.["expect"] !== undefined);
      }));
  }

  it("is refused in a body that is not what it says", () =>
    withSimulator({}, async (simulator) => {
      const headers = { ...form, "content-encoding": "gzip" };
      const { status, body } = await send(simulator, { headers, pieces: [question] });
      assert.equal(status, 400);
      assert.match(body, /<Code>SerializationException<\/Code>/u);
    }));

  it("is refused in a body that fills the memory when it is unpacked", () =>
    withSimulator({}, async (simulator) => {
      const headers = { ...form, "content-encoding": "gzip" };
      const pieces = [gzipSync(Buffer.alloc(64 * 1024 * 1024))];
      assert.equal((await send(simulator, { headers, pieces })).status, 400);
    }));
});
