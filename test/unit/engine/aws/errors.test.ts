/** What the SDK throws before it calls AWS at all. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toFault } from "../../../../engine/aws/errors";
import { renderFault } from "../../../../engine/run/fault";

describe("a Region that is not known", () => {
  const none = 'Region not accepted: region="" is not a valid hostname component.';
  for (const words of ["Region is missing", none]) {
    it(`is nothing that fixes itself, and says where to set one: ${words}`, () => {
      const fault = toFault(new Error(words), "DescribeAutoScalingGroups");
      assert.equal(fault.kind, "rejected");
      assert.equal(
        renderFault(fault),
        "DescribeAutoScalingGroups: NoRegion: no AWS Region is set: give the resource a region, or set aws:region or AWS_REGION.",
      );
    });
  }

  it("is as little cured by asking again when it is no Region", () => {
    const words = 'Region not accepted: region="eu west" is not a valid hostname component.';
    const fault = toFault(new Error(words), "DescribeAutoScalingGroups");
    assert.deepEqual([fault.kind, fault.code, fault.message], ["rejected", "NoRegion", words]);
  });
});

describe("a Region that is mistyped", () => {
  const notFound = (hostname: string, code = "ENOTFOUND"): Error =>
    Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code, hostname });

  it("is no outage that passes, and is named with the one that was meant", () => {
    const fault = toFault(notFound("ec2.us-esat-1.amazonaws.com"), "DescribeImages");
    assert.equal(fault.kind, "rejected");
    assert.equal(
      renderFault(fault),
      "DescribeImages: UnknownRegion: The AWS SDK knows no Region us-esat-1: did you mean us-east-1?",
    );
  });

  const outages: readonly (readonly [what: string, error: Error])[] = [
    ["a Region that exists", notFound("autoscaling.eu-west-1.amazonaws.com")],
    ["a name server that does not answer", notFound("ec2.us-esat-1.amazonaws.com", "EAI_AGAIN")],
    ["an endpoint of the user's own", notFound("simulator.us-esat-1.example.com")],
  ];
  for (const [what, error] of outages) {
    it(`is not suspected with ${what}`, () => {
      assert.equal(toFault(error, "DescribeImages").kind, "unknownOutcome");
    });
  }
});

describe("a module that cannot be loaded", () => {
  const load = (name: string): unknown => {
    try {
      createRequire(__filename)(name);
    } catch (error) {
      return error;
    }
    throw new Error(`${name} can be loaded.`);
  };
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "unloadable-"));
    writeFileSync(join(folder, "broken.cjs"), "const {");
    const hidden = join(folder, "node_modules/hidden");
    mkdirSync(hidden, { recursive: true });
    writeFileSync(join(hidden, "package.json"), '{ "exports": { "./other": "./other.js" } }');
    writeFileSync(join(folder, "hidden.cjs"), 'require("hidden")');
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const kinds = {
    "is not there": () => load("@aws-sdk/client-that-is-not-there"),
    "is cut off": () => load(join(folder, "broken.cjs")),
    "is not exported": () => load(join(folder, "hidden.cjs")),
    "is not found by Yarn": () =>
      Object.assign(
        new Error("Your application tried to access @aws-sdk/client-ec2, but it isn't declared"),
        {
          code: "MODULE_NOT_FOUND",
          pnpCode: "UNDECLARED_DEPENDENCY",
        },
      ),
  };
  for (const [what, fail] of Object.entries(kinds)) {
    it(`is no outage of AWS, and says to install again: it ${what}`, () => {
      const fault = toFault(fail(), "DescribeImages");
      assert.deepEqual([fault.kind, fault.code], ["rejected", "BrokenInstallation"]);
      assert.match(
        fault.message,
        /^a module cannot be loaded \(.+\): install the program's packages again/,
      );
      assert.doesNotMatch(fault.message, /\n/);
    });
  }

  it("is not an answer that cannot be parsed, whose call may have taken effect", () => {
    const parse = (): unknown => {
      try {
        return JSON.parse("<html>") as unknown;
      } catch (error) {
        return error;
      }
    };
    assert.equal(toFault(parse(), "DescribeAlarms").kind, "unknownOutcome");
  });
});
