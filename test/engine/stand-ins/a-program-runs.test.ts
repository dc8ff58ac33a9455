/** The stand-in for the language host runs a TypeScript program with its configuration, and reports how it ended. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { withStack, type EngineStack } from "../../support/engine/stack";

describe("a TypeScript program in a folder", () => {
  const withProgram = (
    config: Readonly<Record<string, string>>,
    body: (stack: EngineStack) => Promise<void>,
  ): Promise<void> =>
    withStack(
      {
        program: { folder: join(__dirname, "configured-program") },
        endpoint: "http://127.0.0.1:9", // nothing is called
        config: { greeting: "hello", secret: "s3cret", "aws:region": "eu-west-1", ...config },
      },
      body,
    );

  it("gets its configuration, project and stack", async () => {
    await withProgram({}, async (stack) => {
      const { result, error, outputs } = await stack.up();
      assert.equal(result, "succeeded", error?.message);
      const values = Object.entries(outputs).map(([name, { value }]) => [name, value as unknown]);
      assert.deepEqual(Object.fromEntries(values), {
        greeting: "hello",
        secret: "s3cret",
        region: "eu-west-1",
        stack: "configured-program/test",
        dryRun: false,
      });
    });
  });

  const failures: readonly (readonly [string, string, RegExp])[] = [
    ["an exception", "throw", /the program has failed/],
    ["an exit code", "exit", /non-zero exit code: 7/],
    ["an error that is meant for the user", "resource", /the user has been told/],
  ];
  for (const [title, failure, expected] of failures) {
    it(`fails the preview with ${title}, said once`, async () => {
      await withProgram({ failure }, async (stack) => {
        const { result, events } = await stack.preview();
        assert.equal(result, "failed");
        const errors = events
          .map(({ diagnosticEvent }) => diagnosticEvent)
          .filter((diagnostic) => diagnostic?.severity === "error");
        assert.equal(errors.length, 1);
        assert.match(errors[0]?.message ?? "", expected);
      });
    });
  }
});
