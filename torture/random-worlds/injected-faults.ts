/** Draws what goes wrong: launches, instances, calls, and other people. */
import fc from "fast-check";
import type { ScenarioRule } from "../../simulator/index";

const capacity = "There is no Spot capacity available that matches your request.";
const noImage = "The image id '[ami-0000]' does not exist";

const times = fc.integer({ min: 1, max: 4 });

export const injectedFault: fc.Arbitrary<ScenarioRule> = fc.oneof(
  fc.record({
    kind: fc.constant("launch" as const),
    failure: fc.constantFrom(capacity, noImage),
    times,
  }),
  fc.record({
    kind: fc.constant("launch" as const),
    inServiceAfter: fc.constantFrom(40, 400),
    times,
  }),
  fc.record({
    kind: fc.constant("launch" as const),
    unhealthyAfter: fc.constantFrom(0, 60),
    times,
  }),
  fc.record({ kind: fc.constant("throttle" as const), after: fc.nat(12), times }),
  fc.record({
    kind: fc.constant("error" as const),
    code: fc.constant("InternalFailure"),
    message: fc.constant("We encountered an internal error."),
    status: fc.constantFrom(500, 503),
    after: fc.nat(12),
    times,
  }),
  fc.record({
    kind: fc.constant("malformed" as const),
    left: fc.constantFrom("half" as const, "nothing" as const),
    after: fc.nat(12),
    times: fc.constant(1),
  }),
  fc.record({
    kind: fc.constant("drop" as const),
    when: fc.constantFrom("beforeEffect" as const, "afterEffect" as const),
    action: fc.constantFrom(
      "StartInstanceRefresh",
      "CancelInstanceRefresh",
      "RollbackInstanceRefresh",
    ),
    times: fc.constant(1),
  }),
  fc.record({
    kind: fc.constant("stale" as const),
    action: fc.constantFrom(
      "DescribeAutoScalingGroups",
      "DescribeInstanceRefreshes",
      "DescribeLaunchTemplateVersions",
      "StartInstanceRefresh",
    ),
    seconds: fc.constantFrom(5, 30),
    after: fc.nat(12),
    times,
  }),
  fc.record({
    kind: fc.constant("competingRefresh" as const),
    autoScalingGroupName: fc.constant("web"),
    after: fc.nat(900),
    launchTemplateVersion: fc.constant("1"),
  }),
);
