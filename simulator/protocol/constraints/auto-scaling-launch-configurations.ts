/** The ranges, lengths and words that the API model of Auto Scaling gives for launch configurations. */
import { anyText, between, listOf, oneOf, required, text, type Constraints } from "../constraint";

export const launchConfigurationConstraints: Constraints = {
  CreateLaunchConfigurationType: {
    LaunchConfigurationName: required(text(255)),
    ImageId: text(255),
    KeyName: text(255),
    SecurityGroups: listOf(anyText),
    ClassicLinkVPCId: text(255),
    ClassicLinkVPCSecurityGroups: listOf(text(255)),
    UserData: text(21847, 0),
    InstanceId: text(19),
    InstanceType: text(255),
    KernelId: text(255),
    RamdiskId: text(255),
    SpotPrice: { length: [1, 255] },
    IamInstanceProfile: text(1600),
    PlacementTenancy: text(64),
  },
  BlockDeviceMapping: {
    VirtualName: text(255),
    DeviceName: required(text(255)),
  },
  Ebs: {
    SnapshotId: text(255),
    VolumeSize: between(1, 16384),
    VolumeType: { length: [1, 255] },
    Iops: between(100, 20000),
    Throughput: between(125, 1000),
  },
  InstanceMetadataOptions: {
    HttpTokens: oneOf("optional", "required"),
    HttpPutResponseHopLimit: between(1, 64),
    HttpEndpoint: oneOf("disabled", "enabled"),
  },
  LaunchConfigurationNamesType: {
    LaunchConfigurationNames: listOf(text(255)),
    NextToken: anyText,
  },
  LaunchConfigurationNameType: {
    LaunchConfigurationName: required(text(255)),
  },
};
