/** Who is told of a roll, and what is said when they do not listen. */
import assert from "node:assert/strict";
import { notify, type Notice } from "../../../../engine/node/webhooks";
import { withWebServer } from "../../../support/engine/web-server";

const notice: Notice = {
  event: "end",
  autoScalingGroupName: "web",
  instanceRefreshId: "08b91cf7",
  status: "Successful",
  isSuccess: true,
  text: "web: done",
};
const never = new AbortController().signal;

describe("a webhook", () => {
  it("gets a POST with JSON, and name and password of its URL as Basic authorization", () =>
    withWebServer(
      () => ({ status: 204 }),
      async ({ host, requests }) => {
        const url = `http://me:p%40ss@${host}/hook?key=1`;
        assert.deepEqual(await notify([{ url }], notice, never), []);
        const [request] = requests;
        assert.equal(`${request?.method} ${request?.path}`, "POST /hook?key=1");
        assert.equal(request?.headers["content-type"], "application/json");
        const expected = `Basic ${Buffer.from("me:p@ss").toString("base64")}`;
        assert.equal(request.headers.authorization, expected);
        assert.deepEqual(JSON.parse(request.body), notice);
      },
    ));

  it("is told of the events that it listens to, or of all of them", () =>
    withWebServer(
      () => ({}),
      async ({ url, requests }) => {
        const webhooks = [
          { url: `${url}/start`, events: ["start" as const] },
          { url: `${url}/all` },
        ];
        await notify(webhooks, notice, never);
        assert.deepEqual(
          requests.map(({ path }) => path),
          ["/all"],
        );
      },
    ));

  it("that answers with an error is named by its host alone", () =>
    withWebServer(
      () => ({ status: 500 }),
      async ({ url, host }) => {
        const problems = await notify([{ url: `${url}/s3cret?k=s3cret` }], notice, never);
        assert.deepEqual(problems, [`the webhook at ${host} responded with 500`]);
      },
    ));

  it("that does not answer is left after half a second when the user has interrupted", () =>
    withWebServer(
      () => new Promise(() => undefined),
      async ({ url, host }) => {
        const problems = await notify([{ url }], notice, AbortSignal.abort());
        assert.deepEqual(problems, [`the webhook at ${host} did not respond`]);
      },
    ));

  it("whose URL is none is a sentence without it", async () => {
    const problems = await notify([{ url: "s3cret" }], notice, never);
    assert.deepEqual(problems, ["the webhook at an invalid address could not be reached"]);
  });
});
