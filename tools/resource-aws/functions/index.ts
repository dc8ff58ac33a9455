/** The functions that are served, by Pulumi's tokens. */
import { getAmi } from "./get-ami";
import { getParameter } from "./get-parameter";
import { getCallerIdentity, getRegion } from "./identity";
import type { Lookup } from "./lookup";
import { getAvailabilityZones, getSubnets, getVpc } from "./network";

export const functions: Readonly<Record<string, Lookup>> = {
  "aws:ec2/getAmi:getAmi": getAmi,
  "aws:ec2/getSubnets:getSubnets": getSubnets,
  "aws:ec2/getVpc:getVpc": getVpc,
  "aws:index/getAvailabilityZones:getAvailabilityZones": getAvailabilityZones,
  "aws:index/getCallerIdentity:getCallerIdentity": getCallerIdentity,
  "aws:index/getRegion:getRegion": getRegion,
  "aws:ssm/getParameter:getParameter": getParameter,
};
