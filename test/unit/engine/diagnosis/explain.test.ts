/** Diagnoses as a person reads them, word for word, in the errors that carry them. */
import assert from "node:assert/strict";
import { explain } from "../../../../engine/diagnosis/explain";
import type { Diagnostics } from "../../../../engine/diagnosis/diagnostics";
import { endedBadly } from "../../../../engine/run/errors/ending";
import { aFault } from "../../../support/provider/a-fault";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aFailedLaunch, aTermination } from "../../../support/provider/an-activity";
import { someDiagnostics } from "../../../support/provider/some-diagnostics";

const imageMissing = "The image id '[ami-0gone]' does not exist. Launching EC2 instance failed.";
const noCapacity =
  "We currently do not have sufficient t3.small capacity in the Availability Zone you requested (eu-west-1a). Launching EC2 instance failed.";

/** The error that a refresh ends with. */
function errorOf(parts: Partial<Diagnostics>): string {
  const gathered = someDiagnostics(parts);
  return endedBadly(gathered.errorContext, gathered.refresh, explain(gathered)).message;
}

/** The error as lines. */
function linesOf(parts: Partial<Diagnostics>): readonly string[] {
  return errorOf(parts).split("\n");
}

describe("a diagnosis", () => {
  it("names the launches that cannot succeed", () => {
    const activities = [
      aFailedLaunch(132, imageMissing),
      aFailedLaunch(70, imageMissing),
      aTermination(10, 40),
      aFailedLaunch(12, imageMissing),
    ];
    assert.deepEqual(linesOf({ activities }), [
      "Rolling web (r-ours): it ended Failed: image ami-0gone does not exist in this Region, or this account may not use it (3 launches failed). Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one.",
      "  status reason: Waiting for instances to warm up before continuing.",
      "  failed activities since 10:00:00Z:",
      "    3 × The image id '[ami-0gone]' does not exist. Launching EC2 instance failed. (last at 10:02:12Z)",
      "  next: put an image that exists into the launch template (imageId), then run `pulumi up`",
    ]);
  });

  it("names launches that time may fix", () => {
    const activities = [aFailedLaunch(70, noCapacity), aFailedLaunch(12, noCapacity)];
    assert.deepEqual(linesOf({ activities }).slice(1), [
      "  status reason: Waiting for instances to warm up before continuing.",
      "  failed activities since 10:00:00Z:",
      `    2 × ${noCapacity} (last at 10:01:10Z)`,
      "  next: aws autoscaling describe-scaling-activities --auto-scaling-group-name web --max-items 20 --region eu-west-1",
    ]);
    assert.match(
      errorOf({ activities }),
      /it ended Failed: 2 launches failed, the last one: We cur/,
    );
  });

  it("names instances that AWS waited for", () => {
    const group = aGroup({
      instances: [
        anInstance("i-0a", 1, { protectedFromScaleIn: true }),
        anInstance("i-0b", 1, { protectedFromScaleIn: true }),
        anInstance("i-0c", 2, { protectedFromScaleIn: true }),
        anInstance("i-0d", 1, { lifecycleState: "Standby" }),
      ],
    });
    assert.deepEqual(linesOf({ group }), [
      "Rolling web (r-ours): it ended Failed: the refresh waited for i-0a, i-0b, which are protected from scale in. Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one.",
      "  status reason: Waiting for instances to warm up before continuing.",
      "  protected from scale in, and waited for: i-0a, i-0b",
      "  on standby, and waited for: i-0d",
      "  next: aws autoscaling set-instance-protection --auto-scaling-group-name web --no-protected-from-scale-in --instance-ids i-0a i-0b --region eu-west-1 && pulumi up",
    ]);
  });

  it("names the hook that holds an instance, and its way out", () => {
    const group = aGroup({
      instances: [anInstance("i-0new", 2, { lifecycleState: "Pending:Wait" })],
    });
    const hooks = [
      {
        lifecycleHookName: "warm caches",
        lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
        heartbeatTimeout: 3600,
        defaultResult: "CONTINUE",
      },
    ];
    assert.deepEqual(linesOf({ group, hooks }).slice(1), [
      "  status reason: Waiting for instances to warm up before continuing.",
      "  instances in trouble or on their way: i-0new Pending:Wait",
      "  in Pending:Wait for hook warm caches: i-0new, each for 3600 s from its last heartbeat, then CONTINUE",
      "  next: aws autoscaling complete-lifecycle-action --auto-scaling-group-name web --lifecycle-hook-name 'warm caches' --instance-id i-0new --lifecycle-action-result CONTINUE --region eu-west-1 && pulumi up",
    ]);
  });

  it("names what the load balancer finds unfit", () => {
    const arn = "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web-tg/0a";
    const unhealthy = {
      targetGroupArn: arn,
      state: "unhealthy",
      reason: "Target.ResponseCodeMismatch",
      description: "Health checks failed with these codes: [502]",
    };
    const targets = ["i-0a", "i-0b", "i-0stranger"].map((targetId) => ({ ...unhealthy, targetId }));
    assert.deepEqual(linesOf({ targets }), [
      "Rolling web (r-ours): it ended Failed: the load balancer finds i-0a, i-0b unhealthy. Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one.",
      "  status reason: Waiting for instances to warm up before continuing.",
      "  target health: i-0a, i-0b unhealthy in web-tg (Target.ResponseCodeMismatch: Health checks failed with these codes: [502])",
      `  next: aws elbv2 describe-target-health --target-group-arn ${arn} --region eu-west-1`,
    ]);
  });

  it("names the alarm that went off", () => {
    const stateReason = "Threshold Crossed: 3 datapoints were greater than the threshold (1.0).";
    const alarms = [
      { alarmName: "web-latency", state: "INSUFFICIENT_DATA" },
      { alarmName: "web-errors", state: "OK" },
      { alarmName: "web-5xx", state: "ALARM", stateReason },
    ];
    assert.deepEqual(linesOf({ alarms }).slice(1), [
      "  status reason: Waiting for instances to warm up before continuing.",
      `  alarm web-5xx is ALARM: ${stateReason}`,
      "  alarm web-latency is INSUFFICIENT_DATA",
      "  next: aws cloudwatch describe-alarm-history --alarm-name web-5xx --max-items 5 --region eu-west-1",
    ]);
    assert.match(errorOf({ alarms }), /it ended Failed: alarm web-5xx went off\. /);
  });

  it("names suspended processes, and those that stop a refresh first", () => {
    const group = aGroup({ suspendedProcesses: ["AZRebalance", "Launch", "Terminate"] });
    assert.deepEqual(linesOf({ group }).slice(1), [
      "  status reason: Waiting for instances to warm up before continuing.",
      "  suspended processes: AZRebalance, Launch, Terminate",
      "  next: aws autoscaling resume-processes --auto-scaling-group-name web --scaling-processes Launch Terminate --region eu-west-1 && pulumi up",
    ]);
    assert.match(errorOf({ group }), /it ended Failed: Launch and Terminate are suspended, so /);
  });

  it("tells AWS's reason once where nothing was found", () => {
    assert.deepEqual(linesOf({}), [
      "Rolling web (r-ours): it ended Failed: Waiting for instances to warm up before continuing. Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one.",
      "  next: aws autoscaling describe-scaling-activities --auto-scaling-group-name web --max-items 20 --region eu-west-1",
    ]);
  });

  it("says what it does not know, each question once", () => {
    const { refresh } = someDiagnostics({
      refresh: { instanceRefreshId: "r-ours", status: "Failed" },
    });
    const gathered: Diagnostics = {
      errorContext: { autoScalingGroupName: "web" },
      refresh,
      failedCalls: [
        aFault("forbidden", "DescribeAutoScalingGroups"),
        aFault("forbidden", "DescribeTargetHealth"),
        aFault("forbidden", "DescribeTargetHealth"),
        aFault("transient", "DescribeSomethingNew"),
      ],
    };
    const { cause, lines } = explain(gathered);
    assert.equal(cause, undefined);
    assert.deepEqual(lines, [
      "not known: instances and processes (DescribeAutoScalingGroups: AccessDenied: User deploy is not authorized to perform this)",
      "not known: target health (DescribeTargetHealth: AccessDenied: User deploy is not authorized to perform this)",
      "not known: DescribeSomethingNew (DescribeSomethingNew: Throttling: Rate exceeded)",
      "next: aws autoscaling describe-scaling-activities --auto-scaling-group-name web --max-items 20",
    ]);
  });
});
