/** Ends every read from AWS at an interrupt or the deadline, even if AWS or a source of credentials does not respond. */
import { Fault } from "./fault";
import type { Ports } from "./ports";

/**
 * Ports whose reads end at the interrupt and at the deadline, if they started before. A read that starts later has only the limits of the
 * connection: 30 s for a response, a minute for credentials. So do the calls that change something, because their outcome has to be known.
 *
 * @param deadline an instant of the clock. Absent: no limit of ours
 */
export function boundReads(ports: Ports, deadline?: number): Ports {
  const { autoScaling, diagnostics, preflightFacts, ...rest } = ports;
  const bounded = boundary(ports, deadline);
  return {
    ...rest,
    ...(deadline !== undefined && { deadline }),
    autoScaling: {
      ...autoScaling,
      describeRefreshes: bounded("DescribeInstanceRefreshes", autoScaling.describeRefreshes),
      findGroup: bounded("DescribeAutoScalingGroups", autoScaling.findGroup),
      resolveTemplate: bounded("DescribeLaunchTemplateVersions", autoScaling.resolveTemplate),
    },
    diagnostics: {
      activitiesSince: bounded("DescribeScalingActivities", diagnostics.activitiesSince),
      lifecycleHooks: bounded("DescribeLifecycleHooks", diagnostics.lifecycleHooks),
      targetHealth: bounded("DescribeTargetHealth", diagnostics.targetHealth),
      alarms: bounded("DescribeAlarms", diagnostics.alarms),
      metricPoints: bounded("GetMetricData", diagnostics.metricPoints),
    },
    preflightFacts: {
      findImage: bounded("DescribeImages", preflightFacts.findImage),
      describeInstanceTypes: bounded("DescribeInstanceTypes", preflightFacts.describeInstanceTypes),
      launchesBeforeTerminating: bounded(
        "DescribeAccountSettings",
        preflightFacts.launchesBeforeTerminating,
      ),
      credentialsEndIn: bounded("credentials", preflightFacts.credentialsEndIn),
      ownInstanceId: bounded("instance metadata", preflightFacts.ownInstanceId),
    },
  };
}

type Read<Input extends readonly unknown[], Response> = (...input: Input) => Promise<Response>;

function boundary(
  { clock, signal }: Ports,
  deadline = Infinity,
): <Input extends readonly unknown[], Response>(
  call: string,
  request: Read<Input, Response>,
) => Read<Input, Response> {
  return (call, request) =>
    (...input) =>
      new Promise((resolve, reject) => {
        const left = deadline - clock.now();
        const interrupt = (): void => {
          reject(new Fault("transient", { call, ...interrupted }));
        };
        const isLimited = left > 0 && left < Infinity;
        const cancel = isLimited
          ? clock.schedule(left, () => {
              reject(new Fault("transient", { call, ...tooLate }));
            })
          : undefined;
        if (!signal.aborted) signal.addEventListener("abort", interrupt, { once: true });
        request(...input)
          .then(resolve, reject)
          .finally(() => {
            cancel?.();
            signal.removeEventListener("abort", interrupt);
          });
      });
}

const interrupted = {
  code: "Interrupted",
  message: "The run was interrupted before a response came.",
};
const tooLate = { code: "TimedOut", message: "No response came before the limit of this run." };
