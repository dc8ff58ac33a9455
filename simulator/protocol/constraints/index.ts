/** The constraints of every service, by the names of its structures. */
import type { Constraints } from "../constraint";
import type { ServiceName } from "../service";
import { groupConstraints } from "./auto-scaling-groups";
import { instanceRequirementConstraints } from "./auto-scaling-instance-requirements";
import { instanceConstraints } from "./auto-scaling-instances";
import { launchConfigurationConstraints } from "./auto-scaling-launch-configurations";
import { refreshConstraints } from "./auto-scaling-refreshes";
import { trafficConstraints } from "./auto-scaling-traffic";
import { cloudWatchConstraints } from "./cloud-watch";
import { elbConstraints } from "./elastic-load-balancing";
import { elbv2Constraints } from "./elastic-load-balancing-v2";
import { ssmConstraints } from "./ssm";
import { stsConstraints } from "./sts";

/** Those of EC2 are of another kind, because each of its faults has an error of its own: see `ec2.ts`. */
export const constraintsOf: Readonly<Record<ServiceName, Constraints>> = {
  autoscaling: {
    ...groupConstraints,
    ...instanceRequirementConstraints,
    ...refreshConstraints,
    ...instanceConstraints,
    ...launchConfigurationConstraints,
    ...trafficConstraints,
  },
  ec2: {},
  elb: elbConstraints,
  elbv2: elbv2Constraints,
  sts: stsConstraints,
  cloudwatch: cloudWatchConstraints,
  ssm: ssmConstraints,
};
