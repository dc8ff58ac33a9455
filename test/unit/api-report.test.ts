/** The public surfaces: a change of one shows in a review as a change of its report. */
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";

const checkout = resolve(__dirname, "../..");

describe("the API report", () => {
  for (const folder of ["engine", "provider", "simulator"]) {
    it(`is that of the ${folder} as it is (update it with npm run api)`, () => {
      const config = ExtractorConfig.loadFileAndPrepare(
        resolve(checkout, folder, "api-extractor.json"),
      );
      const { apiReportChanged, succeeded } = Extractor.invoke(config, {
        localBuild: false,
        messageCallback: (message) => {
          message.handled = true;
        },
      });
      assert.deepEqual(
        { apiReportChanged, succeeded },
        { apiReportChanged: false, succeeded: true },
      );
    });
  }
});
