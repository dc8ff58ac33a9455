import assert from "node:assert/strict";
import { buildScenario, buildWorld, ScenarioError } from "../../../../simulator/index";
import { ruleFields } from "../../../../simulator/scenario/fields";

describe("a scenario builder", () => {
  it("makes the same scenario as its JSON", () => {
    const built = buildScenario()
      .throttle()
      .drop({ action: "StartInstanceRefresh", when: "afterEffect", times: 1 })
      .launch({ autoScalingGroupName: "web", failure: "No capacity.", times: 2 })
      .requestLimit({ size: 20, refillPerSecond: 5 })
      .build();
    assert.deepEqual(built, {
      rules: [
        { kind: "throttle" },
        { kind: "drop", action: "StartInstanceRefresh", when: "afterEffect", times: 1 },
        { kind: "launch", autoScalingGroupName: "web", failure: "No capacity.", times: 2 },
      ],
      requestLimit: { size: 20, refillPerSecond: 5 },
    });
  });

  it("has a method for every kind of rule", () => {
    const methods = Object.keys(buildScenario());
    assert.deepEqual(
      Object.keys(ruleFields).filter((kind) => !methods.includes(kind)),
      [],
    );
  });

  it("names every fault at once", () => {
    const faulty = buildScenario()
      .throttle({ times: 0 })
      .alarm({ alarmName: "", state: "OK", after: -1 });
    assert.throws(
      () => faulty.build(),
      (error) => error instanceof ScenarioError && error.faults.length === 3,
    );
  });

  it("leaves what it was made from as it is", () => {
    const quiet = buildScenario();
    quiet.throttle();
    assert.deepEqual(quiet.build(), {});
  });
});

describe("a world builder", () => {
  it("makes a list of calls, each where it belongs", () => {
    const world = buildWorld()
      .launchTemplate("web", { ImageId: "ami-1" }, { ImageId: "ami-2" })
      .at({ region: "eu-west-1" })
      .call("ssm", "PutParameter", { Name: "/image", Value: "ami-1", Type: "String" })
      .build();
    assert.deepEqual(
      world.map((entry) => "action" in entry && [entry.service, entry.action, entry.region]),
      [
        ["ec2", "CreateLaunchTemplate", undefined],
        ["ec2", "CreateLaunchTemplateVersion", undefined],
        ["ssm", "PutParameter", "eu-west-1"],
      ],
    );
  });
});
