/** The AWS CLI, unchanged, does what the README's shell lines say. */
import assert from "node:assert/strict";
import { describeInterop, type Interop } from "../../support/interop";

type Aws = (...args: readonly string[]) => Promise<unknown>;

const byName = ["--auto-scaling-group-name", "web"];

/** The group of the README, with two instances. */
async function makeGroup(aws: Aws, { run }: Interop): Promise<void> {
  const images = ["ec2", "describe-images", "--owners", "amazon"];
  const [image] = (await aws(...images, "--query", "Images[:1].ImageId")) as readonly string[];
  await aws(
    ...["ec2", "create-launch-template", "--launch-template-name", "web"],
    ...["--launch-template-data", JSON.stringify({ ImageId: image, InstanceType: "t3.small" })],
  );
  const { code, stdout, stderr } = await run(
    ...["aws", "autoscaling", "create-auto-scaling-group", ...byName, "--min-size", "2"],
    ...["--max-size", "4", "--launch-template", "LaunchTemplateName=web,Version=$Latest"],
    ...["--availability-zones", "us-east-1a", "us-east-1b"],
  );
  assert.deepEqual([code, stdout], [0, ""], stderr);
}

const requirements = ["awscli==1.46.3"];

describeInterop("the AWS CLI", { requirements }, (withInterop) => {
  it("rolls a group, pages by itself, and waits with its own waiters", () =>
    withInterop(async (interop) => {
      const aws: Aws = (...args) => interop.runJson("aws", ...args, "--output", "json");
      await makeGroup(aws, interop);
      interop.simulator.advance(120);
      const preferences = ["--preferences", '{"InstanceWarmup": 0, "MinHealthyPercentage": 50}'];
      await aws("autoscaling", "start-instance-refresh", ...byName, ...preferences);
      interop.simulator.advance(1200);

      const figures = "InstanceRefreshes[].[Status, PercentageComplete, InstancesToUpdate]";
      const look = ["autoscaling", "describe-instance-refreshes", ...byName, "--query", figures];
      assert.deepEqual(await aws(...look), [["Successful", 100, 0]]);

      const activities = ["autoscaling", "describe-scaling-activities", ...byName];
      const inPages = ["--page-size", "2", "--query", "Activities[].StatusCode"];
      assert.deepEqual(await aws(...activities, ...inPages), Array(6).fill("Successful"));

      const instances = ["autoscaling", "describe-auto-scaling-instances"];
      const ids = (await aws(
        ...[...instances, "--query", "AutoScalingInstances[].InstanceId"],
      )) as readonly string[];
      const waiter = ["ec2", "wait", "instance-running", "--instance-ids", ...ids];
      const { code, stderr } = await interop.run("aws", ...waiter);
      assert.equal(code, 0, stderr);
    }));

  it("prints AWS's error where there is no such group", () =>
    withInterop(async ({ run }) => {
      const look = ["autoscaling", "describe-instance-refreshes", ...byName];
      const { code, stderr } = await run("aws", ...look);
      assert.equal(code, 255);
      assert.match(
        stderr,
        /An error occurred \(ValidationError\) when calling the DescribeInstanceRefreshes operation: .*not found/,
      );
    }));
});
