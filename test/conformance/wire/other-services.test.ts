/** Signed requests for services that are not simulated. */
import assert from "node:assert/strict";
import { withSimulator } from "../../support/protocol-clients";

function signedFor(service: string): Readonly<Record<string, string>> {
  const scope = `test/20260101/us-east-1/${service}/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
  };
}

describe("a request for a service that is not simulated", () => {
  for (const [service, root] of [
    ["s3", "<Error>"],
    ["iam", "<ErrorResponse><Error>"],
  ] as const) {
    it(`is refused by name in XML, and not answered with the page (${service})`, () =>
      withSimulator({}, async ({ url }) => {
        const response = await fetch(`${url}/`, { headers: signedFor(service) });
        const body = await response.text();
        assert.deepEqual(
          [response.status, response.headers.get("content-type")],
          [501, "text/xml"],
        );
        assert.ok(body.startsWith(`${root}<Code>NotImplemented</Code>`), body);
        assert.match(body, new RegExp(`does not simulate the service ${service}\\.`, "u"));
      }));
  }

  for (const [service, path] of [
    ["lambda", "/2015-03-31/functions"],
    ["dynamodb", "/"],
  ] as const) {
    it(`is refused by name in JSON (${service})`, () =>
      withSimulator({}, async ({ url }) => {
        const response = await fetch(url + path, { headers: signedFor(service) });
        assert.deepEqual(
          [response.status, response.headers.get("x-amzn-errortype")],
          [501, "NotImplemented"],
        );
        const { message } = (await response.json()) as { readonly message: string };
        assert.match(message, new RegExp(`does not simulate the service ${service}\\.`, "u"));
      }));
  }

  it("is also told so where it is presigned", () =>
    withSimulator({}, async ({ url }) => {
      const scope = encodeURIComponent("test/20260101/us-east-1/s3/aws4_request");
      const response = await fetch(`${url}/?X-Amz-Credential=${scope}`);
      assert.equal(response.status, 501);
    }));

  it("leaves the page to everybody without a signature", () =>
    withSimulator({}, async ({ url }) => {
      const response = await fetch(`${url}/`);
      assert.deepEqual(
        [response.status, response.headers.get("content-type")],
        [200, "text/html; charset=utf-8"],
      );
    }));
});
