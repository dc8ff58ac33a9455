/** What a gate sees of the world. */
import assert from "node:assert/strict";
import type { HttpGate } from "../../../../engine/gates/gate";
import { gateCheck } from "../../../../engine/node/gate-check";
import { withWebServer } from "../../../support/engine/web-server";

const never = new AbortController().signal;
const page = { "/ok": 200, "/made": 201, "/gone": 404, "/down": 503 } as const;

describe("an http gate", () => {
  const rows: readonly [
    path: string,
    gate: Partial<HttpGate>,
    passes: boolean,
    observed: string,
  ][] = [
    ["/ok", {}, true, "status 200"],
    ["/made", {}, true, "status 201"],
    ["/gone", {}, false, "status 404"],
    ["/down", {}, false, "status 503"],
    ["/gone", { status: 404 }, true, "status 404"],
    ["/ok", { status: 404 }, false, "status 200"],
    ["/ok", { bodyMatches: "^page /ok" }, true, "status 200"],
    ["/ok", { bodyMatches: "ready" }, false, "status 200, but the body does not match ready"],
  ];
  for (const [path, gate, passes, observed] of rows) {
    it(`is ${passes ? "open" : "shut"} with ${observed} where ${JSON.stringify(gate)} is wanted`, () =>
      withWebServer(
        (request) => ({
          status: page[request.path as keyof typeof page],
          body: `page ${request.path}`,
        }),
        async ({ url }) => {
          assert.deepEqual(await gateCheck.http({ url: url + path, ...gate }, never), {
            passes,
            observed,
          });
        },
      ));
  }

  it("fails with the reason when nobody listens", async () => {
    const { passes, observed } = await gateCheck.http(
      { url: "http://127.0.0.1:9/?k=s3cret" },
      never,
    );
    assert.equal(passes, false);
    assert.notEqual(observed, "");
    assert.doesNotMatch(observed, /s3cret|fetch failed/);
  });

  it("gives a name and a password, and shows neither", () =>
    withWebServer(
      ({ headers }) => ({ status: headers.authorization === basic ? 200 : 401 }),
      async ({ host }) => {
        const seen = await gateCheck.http({ url: `http://me:s3cret@${host}/` }, never);
        assert.deepEqual(seen, { passes: true, observed: "status 200" });
      },
    ));

  it("shows nothing of a URL that is none", async () => {
    const { observed } = await gateCheck.http({ url: "http://s3cret:port:/" }, never);
    assert.equal(observed, "the URL cannot be read");
  });
});

describe("a command gate", () => {
  const run = (code: string) => gateCheck.command([process.execPath, "-e", code], never);

  it("is open with exit code 0", async () => {
    assert.deepEqual(await run("console.log('fine')"), { passes: true, observed: "exit code 0" });
  });

  it("fails with another one, and shows the end of what was said", async () => {
    const { passes, observed } = await run(
      "console.error('x'.repeat(900) + ' shut'); process.exit(3)",
    );
    assert.equal(passes, false);
    assert.match(observed, /^exit code 3: x{100,} shut$/);
    assert.ok(observed.length < 230);
  });

  it("is shown without the control characters of its output, also where a cut goes through one", async () => {
    const { observed } = await run(
      "console.error('\\x1b[31mred\\x1b[0m\\n\\x07two'); process.exit(3)",
    );
    assert.equal(observed, "exit code 3: red two");
    const painted = await run("console.error('\\x1b[31mx\\x1b[0m'.repeat(900)); process.exit(3)");
    assert.equal(painted.observed, `exit code 3: ${"x".repeat(200)}`);
  });

  it("is broken when there is no such program", async () => {
    assert.deepEqual(await gateCheck.command(["no-such-program-here"], never), {
      passes: false,
      isBroken: true,
      observed: "the program no-such-program-here was not found",
    });
  });

  it("takes its arguments as they are, without a shell", async () => {
    const code = "process.exit(process.argv[1] === '$HOME; exit 1' ? 0 : 4)";
    const answer = await gateCheck.command([process.execPath, "-e", code, "$HOME; exit 1"], never);
    assert.deepEqual(answer, { passes: true, observed: "exit code 0" });
  });

  it("is open with exit code 0 after megabytes of output", async () => {
    const { passes } = await run("process.stdout.write('x'.repeat(3_000_000))");
    assert.equal(passes, true);
  });

  it("is ended by an interrupt", async () => {
    const hanging = [process.execPath, "-e", "setInterval(() => {}, 1000)"];
    assert.equal((await gateCheck.command(hanging, AbortSignal.abort())).passes, false);
  });
});

const basic = `Basic ${Buffer.from("me:s3cret").toString("base64")}`;
