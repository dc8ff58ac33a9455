/** Turns a good request into one that is a little wrong: in its document, its form, its bytes or its headers. */
import fc from "fast-check";
import type { HttpRequest } from "../../../simulator/protocol/protocol";

/** What may stand anywhere instead of what belongs there. */
const foreignCharacters: readonly unknown[] = [
  null,
  "",
  "web",
  "x".repeat(5000),
  0,
  -1,
  1e21,
  true,
  [],
  [[]],
  {},
  { "": 1 },
  ["a", 1, null],
  JSON.parse('{"__proto__": {"a": 1}}') as unknown,
];

/** Changes one place of an input: replaces it, takes it away, or puts something beside it. */
export function mutatedInput(input: object): fc.Arbitrary<object> {
  return fc
    .record({
      path: fc.array(fc.nat(7), { maxLength: 4 }),
      stranger: fc.constantFrom(...foreignCharacters),
      deed: fc.constantFrom<Mutation>("replace", "remove", "add"),
    })
    .map(({ path, stranger, deed }) => changeAt(input, path, { stranger, deed }) as object);
}

type Mutation = "replace" | "remove" | "add";

interface Change {
  readonly stranger: unknown;
  readonly deed: Mutation;
}

function changeAt(value: unknown, path: readonly number[], change: Change): unknown {
  const [index = 0, ...rest] = path;
  if (typeof value !== "object" || value === null || value instanceof Date) return change.stranger;
  const entries: readonly [string, unknown][] = Object.entries(value);
  const chosen = entries[index % Math.max(1, entries.length)];
  if (!chosen) return { Unknown: change.stranger };
  const [name, member] = chosen;
  const changed = entries.filter(([other]) => other !== name);
  if (rest.length > 0) changed.push([name, changeAt(member, rest, change)]);
  else if (change.deed === "replace") changed.push([name, change.stranger]);
  else if (change.deed === "add") changed.push([name, member], ["Unknown", change.stranger]);
  return Array.isArray(value) ? changed.map(([, item]) => item) : Object.fromEntries(changed);
}

const oddParts = ["member", "1", "999999999", "entry", "key", "", "__proto__", "Key", "Value", "é"];

/** Adds parameters to a form that are like those in it. */
export function mutatedForm(body: string): fc.Arbitrary<string> {
  const names = [...new URLSearchParams(body).keys()];
  const name = fc
    .tuple(
      fc.constantFrom(...names, "constructor"),
      fc.array(fc.constantFrom(...oddParts), { maxLength: 4 }),
    )
    .map(([start, parts]) => [start, ...parts].join("."));
  const value = fc.oneof(
    fc.constantFrom("web", "1", "-1", "NaN", "1e999", "%", "\u0000"),
    fc.string(),
  );
  return fc
    .array(fc.tuple(name, value), { minLength: 1, maxLength: 5 })
    .map((pairs) => `${body}&${new URLSearchParams(pairs).toString()}`);
}

/** Overwrites, cuts or doubles some bytes. */
export function mutatedBytes(body: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc
    .record({ at: fc.nat(200), bytes: fc.uint8Array({ maxLength: 4 }), cut: fc.nat(4) })
    .map(({ at, bytes, cut }) => {
      const start = at % (body.length + 1);
      return Buffer.concat([body.subarray(0, start), bytes, body.subarray(start + cut)]);
    });
}

const headerNames = [
  "x-amz-target",
  "authorization",
  "smithy-protocol",
  "content-type",
  "content-encoding",
  "x-amz-date",
  "x-amz-content-sha256",
  "x-amz-security-token",
  "amz-sdk-invocation-id",
  "host",
] as const;

const headerValues = [
  "AmazonSSM.GetParameter",
  "GraniteServiceVersion20100801.DescribeAlarms",
  "AmazonSSM",
  "..",
  "rpc-v2-cbor",
  "application/x-amz-json-1.1",
  "application/cbor",
  "gzip",
  "deflate, gzip",
  "aws-chunked",
  "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0",
  "AWS4-HMAC-SHA256 Credential=////, SignedHeaders=;;;, Signature=",
  "AWS4-HMAC-SHA256",
  "20260101T000000Z",
  "99999999T999999Z",
] as const;

/** Some headers of a request, random ones or those of another request. */
export const headers: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.oneof(fc.constantFrom(...headerNames), fc.string({ minLength: 1, maxLength: 8 })),
  fc.oneof(fc.constantFrom(...headerValues), fc.string()),
  { maxKeys: 4 },
);

/** A request without a shape: any method, path, query, headers and body. */
export const noise: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "HEAD", "DELETE", "x"),
  path: fc.oneof(
    fc.constantFrom("/", "//", "/service/GraniteServiceVersion20100801/operation/DescribeAlarms"),
    fc.webPath(),
  ),
  query: fc.oneof(
    fc.constantFrom("", "Action=DescribeInstances&Version=2016-11-15", "X-Amz-Credential=a%2Fb"),
    fc.webQueryParameters(),
    fc.string(),
  ),
  headers,
  body: fc.oneof(
    fc.uint8Array(),
    fc.oneof(fc.json(), fc.string()).map((text) => Buffer.from(text)),
  ),
});
