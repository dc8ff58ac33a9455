import assert from "node:assert/strict";
import { describeTerraform, withContext } from "../support/terraform/context";

/** Nothing listens on the discard port. */
const nobody = { AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_MAX_ATTEMPTS: "1" };

describeTerraform("terraform plan where AWS cannot be reached", () => {
  it("is not red for a new resource, and says so", () =>
    withContext({ env: nobody }, async ({ terraform }) => {
      const planned = await terraform.plan();
      assert.equal(planned.code, 0, planned.text);
      assert.match(planned.text, /Warning: no preview: AWS could not be/);
    }));

  it("is empty for a resource that has nothing to do, and keeps its state", () =>
    withContext({}, async ({ terraform, simulator }) => {
      assert.equal((await terraform.apply()).code, 0);
      await simulator.close();
      const planned = await terraform.plan("-detailed-exitcode");
      assert.equal(planned.code, 0, planned.text);
      assert.match(planned.text, /Warning: The refresh of web could not be read/);
    }));
});
