/** How a signature is read and checked. */
import assert from "node:assert/strict";
import { findAuthorization } from "../../../../simulator/protocol/caller";
import type { HttpRequest } from "../../../../simulator/protocol/protocol";
import { isSignedWith } from "../../../../simulator/protocol/signature";

/** The example that AWS publishes with Signature Version 4: IAM ListUsers, signed on 30 August 2015. */
const example: HttpRequest = {
  method: "GET",
  path: "/",
  query: "Action=ListUsers&Version=2010-05-08",
  headers: {
    "content-type": "application/x-www-form-urlencoded; charset=utf-8",
    host: "iam.amazonaws.com",
    "x-amz-date": "20150830T123600Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
  },
  body: new Uint8Array(),
};
const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

async function check(request: HttpRequest, secretAccessKey = secret): Promise<boolean> {
  const authorization = findAuthorization(request);
  assert.ok(authorization);
  return isSignedWith(secretAccessKey, request, authorization);
}

describe("a signed request", () => {
  it("is recognised by AWS's published example", async () => {
    assert.equal(await check(example), true);
  });

  const changes: readonly [title: string, request: HttpRequest][] = [
    ["its query", { ...example, query: "Action=DeleteUser&Version=2010-05-08" }],
    ["its body", { ...example, body: Buffer.from("x") }],
    ["its method", { ...example, method: "POST" }],
    ["a signed header", { ...example, headers: { ...example.headers, host: "example.com" } }],
    ["its time", { ...example, headers: { ...example.headers, "x-amz-date": "20150830T123601Z" } }],
  ];
  for (const [title, request] of changes) {
    it(`is refused after a change of ${title}`, async () => {
      assert.equal(await check(request), false);
    });
  }

  it("is refused with another secret", async () => {
    assert.equal(await check(example, "another"), false);
  });

  it("is refused without its time", async () => {
    const { authorization = "", host = "" } = example.headers;
    assert.equal(await check({ ...example, headers: { authorization, host } }), false);
  });

  it("may carry headers that are not signed", async () => {
    const headers = {
      ...example.headers,
      "user-agent": "a client",
      "amz-sdk-request": "attempt=2",
    };
    assert.equal(await check({ ...example, headers }), true);
  });

  it("is refused if the hash it declares is not its body's", async () => {
    const headers = { ...example.headers, "x-amz-content-sha256": "0".repeat(64) };
    assert.equal(await check({ ...example, headers }), false);
  });
});

describe("a presigned request", () => {
  const { host = "", "content-type": type = "" } = example.headers;
  /** The same call, signed in its address: AWS's other published example. */
  const presigned: HttpRequest = {
    ...example,
    headers: { host, "content-type": type },
    query: [
      example.query,
      "X-Amz-Algorithm=AWS4-HMAC-SHA256",
      "X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fiam%2Faws4_request",
      "X-Amz-Date=20150830T123600Z",
      "X-Amz-Expires=60",
      "X-Amz-SignedHeaders=content-type%3Bhost",
      "X-Amz-Signature=37ac2f4fde00b0ac9bd9eadeb459b1bbee224158d66e7ae5fcadb70b2d181d02",
    ].join("&"),
  };

  it("is recognised by AWS's published example", async () => {
    assert.equal(await check(presigned), true);
  });

  for (const [part, other] of [
    ["ListUsers", "DeleteUser"],
    ["123600Z", "123601Z"],
    ["Expires=60", "Expires=600"],
  ] as const) {
    it(`is refused with ${other} for ${part}`, async () => {
      const changed = { ...presigned, query: presigned.query.replace(part, other) };
      assert.equal(await check(changed), false);
    });
  }

  it("is refused with another secret, and with a body", async () => {
    assert.equal(await check(presigned, "another"), false);
    assert.equal(await check({ ...presigned, body: Buffer.from("x") }), false);
  });
});

describe("the credential scope", () => {
  it("is read with and without a space after the commas", () => {
    const compact = example.headers["authorization"]?.replaceAll(", ", ",") ?? "";
    const request = { ...example, headers: { ...example.headers, authorization: compact } };
    assert.deepEqual(findAuthorization(request), findAuthorization(example));
    assert.equal(findAuthorization(request)?.region, "us-east-1");
  });

  it("is read from a presigned address", () => {
    const query =
      "X-Amz-Credential=AKID%2F20260101%2Feu-west-1%2Fsts%2Faws4_request&X-Amz-SignedHeaders=host";
    const found = findAuthorization({ ...example, headers: {}, query });
    assert.deepEqual(
      [found?.accessKeyId, found?.region, found?.service],
      ["AKID", "eu-west-1", "sts"],
    );
  });

  it("is absent from a request that is not signed", () => {
    assert.equal(findAuthorization({ ...example, headers: {} }), undefined);
  });
});
