/** In preview the AWS stand-in says exactly what will be known: no more, or programs decide on old values; no less, or all polls changed. */
import assert from "node:assert/strict";
import { create, update } from "../../../tools/resource-aws/lifecycle";
import { UNKNOWN } from "../../../tools/resource-aws/properties";
import { launchTemplate } from "../../../tools/resource-aws/resources/launch-template";
import { createScope } from "../../../tools/resource-aws/scope";

const scope = createScope({
  region: "us-east-1",
  assumeRoles: [],
  defaultTags: { team: "web" },
  endpoints: {},
});
const kind = { type: launchTemplate, scope };

describe("the preview of a new launch template", () => {
  it("knows the inputs, the Region and the tags, and nothing that AWS decides", async () => {
    const inputs = { name: "web-1", imageId: "ami-1" };
    const { id, outputs } = await create(kind, { inputs, preview: true });
    assert.equal(id, "");
    assert.deepEqual(outputs, {
      ...inputs,
      region: "us-east-1",
      tagsAll: { team: "web" },
      arn: UNKNOWN,
      defaultVersion: UNKNOWN,
      latestVersion: UNKNOWN,
    });
  });
});

describe("the preview of a changed launch template", () => {
  const oldInputs = { name: "web-1", imageId: "ami-1" };
  const outputs = { ...oldInputs, arn: "arn", latestVersion: 4, defaultVersion: 1 };
  const rows: readonly (readonly [string, Readonly<Record<string, unknown>>, unknown, unknown])[] =
    [
      ["another image makes a version that nobody knows yet", { imageId: "ami-2" }, UNKNOWN, 1],
      ["so does another description", { description: "new" }, UNKNOWN, 1],
      ["other tags make none", { tags: { a: "b" } }, 4, 1],
      [
        "the default version moves along where the program says so",
        { imageId: "ami-2", updateDefaultVersion: true },
        UNKNOWN,
        UNKNOWN,
      ],
    ];
  for (const [title, change, latestVersion, defaultVersion] of rows) {
    it(title, async () => {
      const inputs = { ...oldInputs, ...change };
      const request = { id: "lt-1", inputs, oldInputs, outputs, preview: true };
      const previewed = await update(kind, request);
      assert.deepEqual(
        [previewed["latestVersion"], previewed["defaultVersion"], previewed["arn"]],
        [latestVersion, defaultVersion, "arn"],
      );
    });
  }
});
