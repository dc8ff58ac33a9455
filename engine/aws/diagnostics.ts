/** The port for a diagnosis and gates: scaling activities, lifecycle hooks, target health, alarms and metrics. */
import type { Activity, Alarm, LifecycleHook, TargetHealth } from "../diagnosis/diagnostics";
import type { Connection } from "../inputs/connection";
import type { DiagnosticsPort } from "../diagnosis/diagnostics-port";
import { requireField } from "./mapping";
import { callAws, type CallContext } from "./call";
import { clientsOf, type Clients } from "./clients";
import type { QueuedCall } from "./queue";
import { toPlainText } from "../values/plain-text";
import { fromAws } from "./field-names";
import { metricPoints } from "./metric-points";

/** The diagnostics of one connection. */
export function connectDiagnostics(connection: Connection, waiting: QueuedCall): DiagnosticsPort {
  const clients = clientsOf(connection);
  const context = { clients, ...waiting };
  return {
    activitiesSince: (group, since, maxDelaySeconds) =>
      activitiesSince({ group, since, maxDelaySeconds }, context),
    lifecycleHooks: (group) =>
      callAws({ name: "DescribeLifecycleHooks" }, context, async () => {
        const client = await clients.autoScaling();
        const response = await client.describeLifecycleHooks({ AutoScalingGroupName: group });
        return requireField("DescribeLifecycleHooks", response.LifecycleHooks).map(
          (hook) => fromAws(hook) as LifecycleHook,
        );
      }),
    targetHealth: (targetGroupArn) =>
      callAws({ name: "DescribeTargetHealth" }, context, () =>
        targetHealth(targetGroupArn, clients),
      ),
    alarms: (names) => callAws({ name: "DescribeAlarms" }, context, () => alarms(names, clients)),
    metricPoints: (metric, since) =>
      callAws({ name: "GetMetricData" }, context, () => metricPoints(metric, since, clients)),
  };
}

async function targetHealth(
  targetGroupArn: string,
  clients: Clients,
): Promise<readonly TargetHealth[]> {
  const client = await clients.elasticLoadBalancing();
  const response = await client.describeTargetHealth({ TargetGroupArn: targetGroupArn });
  return requireField("DescribeTargetHealth", response.TargetHealthDescriptions).map(
    ({ Target, TargetHealth: health }) => ({
      ...(fromAws(health ?? {}) as Pick<TargetHealth, "state" | "reason" | "description">),
      targetGroupArn,
      targetId: Target?.Id ?? "",
    }),
  );
}

async function alarms(names: readonly string[], clients: Clients): Promise<readonly Alarm[]> {
  const client = await clients.cloudWatch();
  const { MetricAlarms, CompositeAlarms } = await client.describeAlarms({
    AlarmNames: [...names],
    // Without the types, AWS leaves composite alarms out.
    AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
  });
  requireField("DescribeAlarms", MetricAlarms ?? CompositeAlarms);
  return [...(MetricAlarms ?? []), ...(CompositeAlarms ?? [])].map(
    ({ AlarmName = "", StateValue = "INSUFFICIENT_DATA", StateReason }) => ({
      alarmName: toPlainText(AlarmName),
      state: StateValue,
      ...(StateReason !== undefined && { stateReason: toPlainText(StateReason) }),
    }),
  );
}

/** The most that AWS gives at once. */
const pageSize = 100;
/** More activities than this are unreadable. The newest matter most. */
const pagesAtMost = 3;

interface ActivitiesRequest {
  readonly group: string;
  /** As AWS wants it: ISO 8601. */
  readonly since: string;
  readonly maxDelaySeconds: number | undefined;
}

/**
 * AWS gives them newest first, so the first one that is too old is the end, also where an endpoint does not know the filter. Each page is a
 * request, and takes a turn.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Filter.html
 */
async function activitiesSince(
  { group, since, maxDelaySeconds }: ActivitiesRequest,
  context: CallContext,
): Promise<readonly Activity[]> {
  const found: Activity[] = [];
  const startedSince = { Name: "StartTimeLowerBound", Values: [since] };
  let token: string | undefined;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const place = token === undefined ? {} : { NextToken: token };
    const response = await callAws(
      {
        name: "DescribeScalingActivities",
        priority: maxDelaySeconds === undefined ? undefined : { maxDelaySeconds },
      },
      context,
      async () => {
        const client = await context.clients.autoScaling();
        return client.describeScalingActivities({
          AutoScalingGroupName: group,
          Filters: [startedSince],
          MaxRecords: pageSize,
          ...place,
        });
      },
    );
    const { NextToken } = response;
    const activities = requireField("DescribeScalingActivities", response.Activities);
    const recent = activities.filter(
      ({ StartTime }) => (StartTime?.getTime() ?? 0) >= Date.parse(since),
    );
    found.push(...recent.map((activity) => fromAws(activity) as Activity));
    if (recent.length < activities.length || NextToken === undefined) break;
    token = NextToken;
  }
  return found;
}
