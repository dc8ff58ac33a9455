/** The stand-in for the AWS provider never calls the real AWS, and says which settings it does not serve. */
import assert from "node:assert/strict";
import {
  configurationProblems,
  readConfiguration,
  withRegion,
} from "../../../tools/resource-aws/configuration";

/** Runs the body with these environment variables and puts the old ones back. */
function withEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  body: () => void,
): void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  const set = ([name, value]: readonly [string, string | undefined]): void => {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  };
  Object.entries(variables).forEach(set);
  try {
    body();
  } finally {
    before.forEach(set);
  }
}

describe("the configuration of the AWS stand-in", () => {
  const elsewhere = [
    undefined,
    "",
    "not an address",
    "https://autoscaling.us-east-1.amazonaws.com",
    "http://127.0.0.1.example.com",
  ];
  for (const endpoint of elsewhere) {
    it(`refuses to work with the endpoint ${endpoint ?? "left out"}`, () => {
      withEnvironment({ AWS_ENDPOINT_URL: endpoint }, () => {
        assert.throws(() => readConfiguration({ region: "us-east-1" }), /AWS_ENDPOINT_URL/);
      });
    });
  }

  it("refuses an endpoint elsewhere for a single service", () => {
    withEnvironment({ AWS_ENDPOINT_URL: "http://127.0.0.1:1" }, () => {
      const endpoints = JSON.stringify([{ ec2: "https://ec2.example.com" }]);
      assert.throws(() => readConfiguration({ region: "us-east-1", endpoints }), /ec2.example.com/);
    });
  });

  it("reads nested settings, which arrive as JSON text", () => {
    withEnvironment({ AWS_ENDPOINT_URL: "http://localhost:4566" }, () => {
      const inputs = { region: "eu-west-1", defaultTags: '{"tags":{"team":"web"}}' };
      const { region, defaultTags } = readConfiguration(inputs);
      assert.deepEqual(
        { region, defaultTags },
        { region: "eu-west-1", defaultTags: { team: "web" } },
      );
    });
  });

  it("takes the Region from the environment unless the provider says one", () => {
    withEnvironment({ AWS_REGION: "eu-north-1", AWS_DEFAULT_REGION: "us-west-2" }, () => {
      assert.equal(withRegion({})["region"], "eu-north-1");
      assert.equal(withRegion({ region: "us-east-2" })["region"], "us-east-2");
    });
  });

  it("names a missing Region and every setting that is not served", () => {
    const problems = configurationProblems({ httpProxy: "x", region: "" });
    assert.deepEqual(
      problems.map(({ property }) => property),
      ["httpProxy", "region"],
    );
  });
});
