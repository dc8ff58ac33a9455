/** Builds scaling activities, with their times as seconds after the refresh started. */
import type { Activity } from "../../../engine/diagnosis/diagnostics";

/** When the refreshes of these tests started. */
export const refreshStart = "2026-01-01T10:00:00.000Z";

/** The instant so many seconds after the refresh started. */
export function at(seconds: number): string {
  return new Date(Date.parse(refreshStart) + seconds * 1000).toISOString();
}

/** A launch that EC2 refused at once. */
export function aFailedLaunch(seconds: number, statusMessage: string): Activity {
  return {
    activityId: `failed-${seconds}`,
    description: `Launching a new EC2 instance.  Status Reason: ${statusMessage}`,
    statusCode: "Failed",
    statusMessage,
    startTime: at(seconds),
    endTime: at(seconds),
  };
}

/** A launch that EC2 took and gave up later. */
export function anIncompleteLaunch(seconds: number, statusMessage: string): Activity {
  return {
    ...aFailedLaunch(seconds, statusMessage),
    description: `Launching a new EC2 instance: i-0dead.  Status Reason: ${statusMessage}`,
    statusCode: "Cancelled",
    endTime: at(seconds + 20),
  };
}

/** A launch that ended so many seconds after the refresh started. */
export function aSuccessfulLaunch(from: number, to: number): Activity {
  return {
    activityId: `launched-${from}`,
    description: "Launching a new EC2 instance: i-0new",
    statusCode: "Successful",
    startTime: at(from),
    endTime: at(to),
  };
}

/** A launch that has an instance and goes on. */
export function aLaunchUnderWay(seconds: number): Activity {
  return {
    activityId: `launching-${seconds}`,
    description: "Launching a new EC2 instance: i-0new",
    statusCode: "PreInService",
    startTime: at(seconds),
  };
}

/** A launch and the termination of the same instance for a health check, newest first. */
export function aFailedHealthCheck(
  from: number,
  instanceId: string,
  reason = "an ELB system health check failure",
): readonly Activity[] {
  return [
    {
      activityId: `terminated-${instanceId}`,
      description: `Terminating EC2 instance: ${instanceId}`,
      statusCode: "Successful",
      cause: `At ${at(from + 90)} an instance was taken out of service in response to ${reason}.`,
      startTime: at(from + 90),
      endTime: at(from + 120),
    },
    {
      ...aSuccessfulLaunch(from, from + 20),
      activityId: `launched-${instanceId}`,
      description: `Launching a new EC2 instance: ${instanceId}`,
    },
  ];
}

/** A termination; without an end it goes on. */
export function aTermination(from: number, to?: number): Activity {
  return {
    activityId: `terminated-${from}`,
    description: "Terminating EC2 instance: i-0old",
    statusCode: to === undefined ? "InProgress" : "Successful",
    startTime: at(from),
    ...(to !== undefined && { endTime: at(to) }),
  };
}
