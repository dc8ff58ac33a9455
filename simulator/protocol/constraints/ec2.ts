/** What the API model of EC2 and its documented errors say about the parameters of the served actions. EC2 names one fault at a time. */
import type { Ec2Constraint, Ec2Constraints } from "../ec2-constraint";

const imageName: Ec2Constraint = {
  requiredAs: "Name",
  pattern: {
    test: /^[\w()[\] ./\-'@]{3,128}$/u,
    // Known from the logs of several tools.
    code: "InvalidAMIName.Malformed",
    message:
      "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
  },
};

const templateName = {
  test: /^[\w().\-/]{3,128}$/u,
  code: "InvalidLaunchTemplateName.MalformedException",
  message:
    "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.",
} as const;

const description: Ec2Constraint = { mostCharacters: 255 };
const instanceIds: Ec2Constraint = { requiredAs: "InstanceIds" };

export const ec2Constraints: Ec2Constraints = {
  CreateImageRequest: {
    InstanceId: { requiredAs: "InstanceId" },
    Name: imageName,
    Description: description,
  },
  RegisterImageRequest: { Name: imageName, Description: description },
  DeregisterImageRequest: { ImageId: { requiredAs: "ImageId" } },
  CreateLaunchTemplateRequest: {
    LaunchTemplateName: { requiredAs: "LaunchTemplateName", pattern: templateName },
    VersionDescription: description,
    LaunchTemplateData: { requiredAs: "LaunchTemplateData" },
  },
  CreateLaunchTemplateVersionRequest: {
    VersionDescription: description,
    LaunchTemplateData: { requiredAs: "LaunchTemplateData" },
  },
  DeleteLaunchTemplateVersionsRequest: { Versions: { requiredAs: "LaunchTemplateVersion" } },
  GetLaunchTemplateDataRequest: { InstanceId: { requiredAs: "InstanceId" } },
  GetInstanceTypesFromInstanceRequirementsRequest: {
    ArchitectureTypes: { requiredAs: "ArchitectureType" },
    VirtualizationTypes: { requiredAs: "VirtualizationType" },
    InstanceRequirements: { requiredAs: "InstanceRequirements" },
  },
  InstanceRequirementsRequest: {
    VCpuCount: { requiredAs: "InstanceRequirements.VCpuCount" },
    MemoryMiB: { requiredAs: "InstanceRequirements.MemoryMiB" },
  },
  VCpuCountRangeRequest: { Min: { requiredAs: "InstanceRequirements.VCpuCount.Min" } },
  MemoryMiBRequest: { Min: { requiredAs: "InstanceRequirements.MemoryMiB.Min" } },
  CreateTagsRequest: {
    Resources: { requiredAs: "ResourceIdSet" },
    Tags: { requiredAs: "Tags" },
  },
  DeleteTagsRequest: { Resources: { requiredAs: "ResourceIdSet" } },
  RunInstancesRequest: {
    MaxCount: { requiredAs: "MaxCount" },
    MinCount: { requiredAs: "MinCount" },
    InstanceInitiatedShutdownBehavior: { words: ["stop", "terminate"] },
  },
  RunInstancesMonitoringEnabled: { Enabled: { requiredAs: "Monitoring.Enabled" } },
  StartInstancesRequest: { InstanceIds: instanceIds },
  StopInstancesRequest: { InstanceIds: instanceIds },
  TerminateInstancesRequest: { InstanceIds: instanceIds },
};
