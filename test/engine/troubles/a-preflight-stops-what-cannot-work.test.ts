import assert from "node:assert/strict";
import { SuspendProcessesCommand } from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateVersionCommand } from "@aws-sdk/client-ec2";
import { createAlarm } from "../../support/engine/alarm";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a preflight", () => {
  it("tells everything that stands in the way at once, each with its fix, before anything is started", () =>
    withContext({}, async ({ simulator, stack, fleet, onto, starts, saved }) => {
      const { autoScalingGroupName, launchTemplateId } = fleet;
      const alarm = await createAlarm(simulator);
      await alarm.set("ALARM");
      await fleet.autoScaling.send(
        new SuspendProcessesCommand({
          AutoScalingGroupName: autoScalingGroupName,
          ScalingProcesses: ["Terminate"],
        }),
      );
      const ImageId = "ami-0123456789abcdef0";
      simulator.addScenario({ rules: [{ kind: "missingImage", imageId: ImageId }] });
      const { LaunchTemplateVersion } = await fleet.ec2.send(
        new CreateLaunchTemplateVersionCommand({
          LaunchTemplateId: launchTemplateId,
          SourceVersion: "1",
          LaunchTemplateData: { ImageId },
        }),
      );
      const preferences = { instanceWarmup: 10, alarmSpecification: { alarms: [alarm.name] } };
      const program = onto(LaunchTemplateVersion?.VersionNumber ?? 0, { preferences });

      const run = await stack.up({ program });
      assert.equal(run.result, "failed");
      const errors = outputLines("error", run);
      assert.match(errors, new RegExp(`image ${ImageId} does not exist.*check imageId`));
      assert.match(errors, /Terminate is suspended.*aws autoscaling resume-processes .*web/);
      assert.match(errors, /alarm too-many-errors is ALARM.*fix what it watches/);
      assert.equal(starts(), 0);
      assert.equal(await saved(), undefined);
    }));

  it("stops a version that does not exist", () =>
    withContext({}, async ({ stack, onto, starts }) => {
      const run = await stack.up({ program: onto(9) });
      assert.match(
        outputLines("error", run),
        /launch template web .* version 9 does not exist in this Region/,
      );
      assert.equal(starts(), 0);
    }));
});
