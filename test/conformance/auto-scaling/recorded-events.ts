/** The events of the recording, in the words of `recorded-answers.ts`. */
import { groupName } from "./group";
import { launched, takenOut, type Facts } from "./recorded-answers";

/** The events that were seen on the bus, oldest first. */
export const events: readonly Facts[] = [
  refreshEvent("Started", "14:42:08"),
  activityEvent("Launch", "NEW", ["14:42:10.333", "14:42:15.093"], launched("14:42:08")),
  activityEvent("Terminate", "OLD", ["14:43:25.491", "14:43:46.851"], takenOut("14:43:25")),
  refreshEvent("Started Baking", "14:43:55"),
  refreshEvent("Rollback Started", "14:44:04"),
];

function refreshEvent(what: string, time: string): Facts {
  return {
    "detail-type": `EC2 Auto Scaling Instance Refresh ${what}`,
    source: "aws.autoscaling",
    time,
    detail: { AutoScalingGroupName: groupName, InstanceRefreshId: "SECOND" },
  };
}

function activityEvent(
  Action: "Launch" | "Terminate",
  EC2InstanceId: string,
  [StartTime, EndTime]: readonly [string, string],
  Cause: string,
): Facts {
  const isLaunch = Action === "Launch";
  return {
    "detail-type": `EC2 Instance ${Action} Successful`,
    source: "aws.autoscaling",
    time: EndTime.slice(0, "14:42:15".length),
    detail: {
      Origin: isLaunch ? "EC2" : "AutoScalingGroup",
      Destination: isLaunch ? "AutoScalingGroup" : "EC2",
      Action,
      Description: `${isLaunch ? "Launching a new" : "Terminating"} EC2 instance: ${EC2InstanceId}`,
      StartTime,
      EndTime,
      RequestId: "ACTIVITY",
      ActivityId: "ACTIVITY",
      EC2InstanceId,
      StatusCode: "InProgress",
      StatusMessage: "",
      Details: {
        "Availability Zone ID": "ZONE",
        "Subnet ID": "SUBNET",
        "Availability Zone": "us-east-1a",
      },
      Cause,
      AutoScalingGroupName: groupName,
    },
  };
}
