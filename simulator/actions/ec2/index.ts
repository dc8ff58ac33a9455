/** The EC2 actions that are simulated. */
import type { ActionTable } from "../action";
import { authorizeSecurityGroupEgress, authorizeSecurityGroupIngress } from "./authorize-rules";
import { createImage } from "./CreateImage";
import { createKeyPair } from "./CreateKeyPair";
import { createLaunchTemplate } from "./CreateLaunchTemplate";
import { createLaunchTemplateVersion } from "./CreateLaunchTemplateVersion";
import { createSecurityGroup } from "./CreateSecurityGroup";
import { createSubnet } from "./CreateSubnet";
import { createTags } from "./CreateTags";
import { createVpc } from "./CreateVpc";
import { deleteKeyPair } from "./DeleteKeyPair";
import { deleteLaunchTemplate } from "./DeleteLaunchTemplate";
import { deleteLaunchTemplateVersions } from "./DeleteLaunchTemplateVersions";
import { deleteSecurityGroup } from "./DeleteSecurityGroup";
import { deleteSubnet } from "./DeleteSubnet";
import { deleteTags } from "./DeleteTags";
import { deleteVpc } from "./DeleteVpc";
import { deregisterImage } from "./DeregisterImage";
import { describeAvailabilityZones } from "./DescribeAvailabilityZones";
import { describeImages } from "./DescribeImages";
import { describeInstanceAttribute } from "./DescribeInstanceAttribute";
import { describeInstanceStatus } from "./DescribeInstanceStatus";
import { describeInstanceTypes } from "./DescribeInstanceTypes";
import { describeInstances } from "./DescribeInstances";
import { describeKeyPairs } from "./DescribeKeyPairs";
import { describeLaunchTemplateVersions } from "./DescribeLaunchTemplateVersions";
import { describeLaunchTemplates } from "./DescribeLaunchTemplates";
import { describeRegions } from "./DescribeRegions";
import { describeSecurityGroupRules } from "./DescribeSecurityGroupRules";
import { describeSecurityGroups } from "./DescribeSecurityGroups";
import { describeSubnets } from "./DescribeSubnets";
import { describeTags } from "./DescribeTags";
import { describeVpcs } from "./DescribeVpcs";
import { getInstanceTypesFromInstanceRequirements } from "./GetInstanceTypesFromInstanceRequirements";
import { getLaunchTemplateData } from "./GetLaunchTemplateData";
import { importKeyPair } from "./ImportKeyPair";
import { modifyLaunchTemplate } from "./ModifyLaunchTemplate";
import { registerImage } from "./RegisterImage";
import { revokeSecurityGroupEgress, revokeSecurityGroupIngress } from "./revoke-rules";
import { runInstances } from "./RunInstances";
import { startInstances } from "./StartInstances";
import { stopInstances } from "./StopInstances";
import { terminateInstances } from "./TerminateInstances";
import { withDryRun } from "./dry-run";

/** By the name of the operation. */
export const ec2Actions: ActionTable = withDryRun({
  AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateImage: createImage,
  CreateKeyPair: createKeyPair,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  CreateSecurityGroup: createSecurityGroup,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  DeleteKeyPair: deleteKeyPair,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DeregisterImage: deregisterImage,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeKeyPairs: describeKeyPairs,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeRegions: describeRegions,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcs: describeVpcs,
  GetInstanceTypesFromInstanceRequirements: getInstanceTypesFromInstanceRequirements,
  GetLaunchTemplateData: getLaunchTemplateData,
  ImportKeyPair: importKeyPair,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  RegisterImage: registerImage,
  RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
});
