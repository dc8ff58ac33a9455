/** The EC2 actions that are simulated. */
import type { ActionTable } from "../action";
import { createImage } from "./CreateImage";
import { createLaunchTemplate } from "./CreateLaunchTemplate";
import { createLaunchTemplateVersion } from "./CreateLaunchTemplateVersion";
import { createTags } from "./CreateTags";
import { deleteLaunchTemplate } from "./DeleteLaunchTemplate";
import { deleteLaunchTemplateVersions } from "./DeleteLaunchTemplateVersions";
import { deleteTags } from "./DeleteTags";
import { deregisterImage } from "./DeregisterImage";
import { describeAvailabilityZones } from "./DescribeAvailabilityZones";
import { describeImages } from "./DescribeImages";
import { describeInstanceStatus } from "./DescribeInstanceStatus";
import { describeInstanceTypes } from "./DescribeInstanceTypes";
import { describeInstances } from "./DescribeInstances";
import { describeLaunchTemplateVersions } from "./DescribeLaunchTemplateVersions";
import { describeLaunchTemplates } from "./DescribeLaunchTemplates";
import { describeRegions } from "./DescribeRegions";
import { describeSecurityGroups } from "./DescribeSecurityGroups";
import { describeSubnets } from "./DescribeSubnets";
import { describeTags } from "./DescribeTags";
import { describeVpcs } from "./DescribeVpcs";
import { getInstanceTypesFromInstanceRequirements } from "./GetInstanceTypesFromInstanceRequirements";
import { getLaunchTemplateData } from "./GetLaunchTemplateData";
import { modifyLaunchTemplate } from "./ModifyLaunchTemplate";
import { registerImage } from "./RegisterImage";
import { runInstances } from "./RunInstances";
import { startInstances } from "./StartInstances";
import { stopInstances } from "./StopInstances";
import { terminateInstances } from "./TerminateInstances";
import { withDryRun } from "./dry-run";

/** By the name of the operation. */
export const ec2Actions: ActionTable = withDryRun({
  CreateImage: createImage,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  CreateTags: createTags,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
  DeleteTags: deleteTags,
  DeregisterImage: deregisterImage,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeImages: describeImages,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeRegions: describeRegions,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcs: describeVpcs,
  GetInstanceTypesFromInstanceRequirements: getInstanceTypesFromInstanceRequirements,
  GetLaunchTemplateData: getLaunchTemplateData,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  RegisterImage: registerImage,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
});
