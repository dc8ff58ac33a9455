/** How an instance reads in a sentence. */
import assert from "node:assert/strict";
import { renderInstance } from "../../../../engine/refresh/fleet";
import { anInstance } from "../../../support/provider/a-group";

describe("an instance", () => {
  it("reads with the image that AWS tells", () => {
    assert.equal(
      renderInstance(anInstance("i-a", 3, { imageId: "ami-0a" })),
      "i-a (web (lt-0web) version 3, image ami-0a)",
    );
  });

  it("reads as its id and its launch template", () => {
    assert.equal(renderInstance(anInstance("i-a", 3)), "i-a (web (lt-0web) version 3)");
  });

  it("reads with its launch configuration when it has one", () => {
    const instance = { instanceId: "i-a", lifecycleState: "InService" };
    assert.equal(
      renderInstance({ ...instance, launchConfigurationName: "web-1" }),
      "i-a (launch configuration web-1)",
    );
  });

  it("reads as having no launch template when it has none", () => {
    assert.equal(
      renderInstance({ instanceId: "i-a", lifecycleState: "InService" }),
      "i-a (no launch template)",
    );
  });
});
