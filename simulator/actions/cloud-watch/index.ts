/** The CloudWatch alarm actions that are simulated. */
import type { ActionTable } from "../action";
import { deleteAlarms } from "./DeleteAlarms";
import { describeAlarmHistory } from "./DescribeAlarmHistory";
import { describeAlarms } from "./DescribeAlarms";
import { disableAlarmActions } from "./DisableAlarmActions";
import { enableAlarmActions } from "./EnableAlarmActions";
import { listTagsForResource } from "./ListTagsForResource";
import { putCompositeAlarm } from "./PutCompositeAlarm";
import { putMetricAlarm } from "./PutMetricAlarm";
import { setAlarmState } from "./SetAlarmState";
import { tagResource } from "./TagResource";
import { untagResource } from "./UntagResource";

/** By the name of the operation. */
export const cloudWatchActions: ActionTable = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarmHistory: describeAlarmHistory,
  DescribeAlarms: describeAlarms,
  DisableAlarmActions: disableAlarmActions,
  EnableAlarmActions: enableAlarmActions,
  ListTagsForResource: listTagsForResource,
  PutCompositeAlarm: putCompositeAlarm,
  PutMetricAlarm: putMetricAlarm,
  SetAlarmState: setAlarmState,
  TagResource: tagResource,
  UntagResource: untagResource,
};
