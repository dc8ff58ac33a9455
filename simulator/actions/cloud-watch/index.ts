/** The CloudWatch actions that are simulated. */
import type { ActionTable } from "../action";
import { deleteAlarms } from "./DeleteAlarms";
import { describeAlarmHistory } from "./DescribeAlarmHistory";
import { describeAlarms } from "./DescribeAlarms";
import { disableAlarmActions } from "./DisableAlarmActions";
import { enableAlarmActions } from "./EnableAlarmActions";
import { getMetricData } from "./GetMetricData";
import { getMetricStatistics } from "./GetMetricStatistics";
import { listMetrics } from "./ListMetrics";
import { listTagsForResource } from "./ListTagsForResource";
import { putCompositeAlarm } from "./PutCompositeAlarm";
import { putMetricAlarm } from "./PutMetricAlarm";
import { putMetricData } from "./PutMetricData";
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
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  ListMetrics: listMetrics,
  ListTagsForResource: listTagsForResource,
  PutCompositeAlarm: putCompositeAlarm,
  PutMetricAlarm: putMetricAlarm,
  PutMetricData: putMetricData,
  SetAlarmState: setAlarmState,
  TagResource: tagResource,
  UntagResource: untagResource,
};
