/** The resource types that are served. */
import type { ResourceType } from "../resource-type";
import { group } from "./group";
import { launchTemplate } from "./launch-template";
import { metricAlarm } from "./metric-alarm";
import { parameter } from "./parameter";

export const resourceTypes: readonly ResourceType[] = [
  launchTemplate,
  group,
  metricAlarm,
  parameter,
];
