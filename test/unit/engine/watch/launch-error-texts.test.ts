/** What AWS's texts for launches that fail mean to the user, one by one. */
import assert from "node:assert/strict";
import { explainLaunchError } from "../../../../engine/watch/launch-errors";

const failed = "Launching EC2 instance failed.";
const imageMissing = `The image id '[ami-0gone]' does not exist. ${failed}`;
const vcpu = `You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit. ${failed}`;
const profile = `Value (web-profile) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name. ${failed}`;
const clientError =
  "Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.InternalError: Client error on launch";

/** AWS's texts, and what each means to the user. */
const permanentErrors: readonly (readonly [message: string, meaning: string])[] = [
  [imageMissing, "image ami-0gone does not exist in this Region, or this account may not use it"],
  [
    `The image id 'ami-4edb0327' does not exist. ${failed}`,
    "image ami-4edb0327 does not exist in this Region, or this account may not use it",
  ],
  [`The image ID 'ami-0new' is not available. ${failed}`, "image ami-0new is not available"],
  [`Invalid id: "web" (expecting "ami-..."). ${failed}`, '"web" is no image id'],
  [profile, "instance profile web-profile does not exist"],
  [
    `Value (arn:aws:iam::123456789012:instance-profile/web) for parameter iamInstanceProfile.arn is invalid. ${failed}`,
    "instance profile arn:aws:iam::123456789012:instance-profile/web does not exist",
  ],
  [
    `Invalid IamInstanceProfile: web-profile. ${failed}`,
    "the instance profile web-profile does not exist",
  ],
  [`Invalid IAM Instance Profile name. ${failed}`, "the instance profile does not exist"],
  [
    `UnauthorizedOperation - You are not authorized to perform this operation. User: arn:aws:sts::1:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling is not authorized to perform: iam:PassRole on resource: web. ${failed}`,
    "the permission iam:PassRole is missing for the launch",
  ],
  [
    `You are not authorized to use launch template: web. ${failed}`,
    "a permission is missing for the launch",
  ],
  [
    "Access denied when attempting to assume role arn:aws:iam::1:role/aws-service-role. Validating load balancer configuration failed.",
    "Auto Scaling may not assume role arn:aws:iam::1:role/aws-service-role",
  ],
  [
    clientError,
    "EC2 cancels each instance as it starts, most often because the KMS key of an encrypted volume cannot be used",
  ],
  [
    "Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state",
    "the KMS key of an encrypted volume cannot be used",
  ],
  [
    "One or more of the attached Amazon EBS volumes are encrypted with an inaccessible AWS KMS key.",
    "the KMS key of an encrypted volume cannot be used",
  ],
  [
    `The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. ${failed}`,
    "the instance type is arm64 and the image is x86_64",
  ],
  [
    `Your requested instance type (t2.micro) is not supported in your requested Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or choosing us-east-1a. ${failed}`,
    "instance type t2.micro does not exist in zone us-east-1e",
  ],
  [
    `The requested configuration is currently not supported. Please check the documentation for supported configurations. ${failed}`,
    "EC2 does not support this combination of options and instance type in the group's zones",
  ],
  [`Invalid value 't9.huge' for InstanceType. ${failed}`, "there is no instance type t9.huge"],
  [
    `Could not launch On-Demand Instances. InvalidParameterCombination - The specified instance type is not eligible for Free Tier. ${failed}`,
    "this account may launch Free Tier instance types only",
  ],
  [`The key pair 'ops' does not exist. ${failed}`, "key pair ops does not exist"],
  [
    `The security group 'sg-3d7bcc4d' does not exist in VPC 'vpc-be5433da'. ${failed}`,
    "security group sg-3d7bcc4d does not exist in the group's VPC",
  ],
  [
    `Security group sg-0a and subnet subnet-0b belong to different networks. ${failed}`,
    "security group sg-0a is not in the VPC of subnet subnet-0b",
  ],
  [`The subnet ID 'subnet-0gone' does not exist. ${failed}`, "subnet subnet-0gone does not exist"],
  [
    `Could not find the specified version 7 for the launch template with ID lt-0web. ${failed}`,
    "version 7 of the launch template does not exist any more",
  ],
  [
    `The specified launch template, with template ID lt-0web, does not exist. ${failed}`,
    "the launch template does not exist any more",
  ],
  [`The snapshot 'snap-0gone' does not exist. ${failed}`, "snapshot snap-0gone does not exist"],
  [
    `Volume of size 8GB is smaller than snapshot 'snap-0big', expect size >= 30GB. ${failed}`,
    "a volume of 8GB is smaller than its snapshot snap-0big",
  ],
  [
    `In order to use this AWS Marketplace product you need to accept terms and subscribe. ${failed}`,
    "this account is not subscribed to the image's product",
  ],
  [
    `OptInRequired - You are not subscribed to this service. ${failed}`,
    "this account is not subscribed to the image's product",
  ],
  [vcpu, "the account's quota of 32 for this kind of instance is used up"],
  [
    `You have requested more instances (7) than your current instance limit of 6 allows for the specified instance type. ${failed}`,
    "the account's quota of 6 for this kind of instance is used up",
  ],
  [
    `Could not launch Spot Instances. MaxSpotInstanceCountExceeded - Max spot instance count exceeded. ${failed}`,
    "a quota of the account is used up (MaxSpotInstanceCountExceeded)",
  ],
  [
    `You've reached your quota for maximum Fleet Requests for this account. ${failed}`,
    "a quota of the account is used up (quota for maximum Fleet Requests)",
  ],
  [
    "Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.VolumeLimitExceeded: Volume limit exceeded",
    "the account's quota of EBS volumes is used up",
  ],
  [
    `Value (ephemeral9) for parameter virtualName is invalid. Expected format: 'ephemeralN'. ${failed}`,
    "ephemeral9 is no value for virtualName",
  ],
  [
    `The parameter CreditSpecification is invalid. ${failed}`,
    "parameter CreditSpecification is invalid",
  ],
  [
    `Invalid device name upload. ${failed}`,
    "upload is no device name for this image and instance type",
  ],
  [
    `EBS block device mappings not supported for instance-store AMIs. ${failed}`,
    "EC2 finds the launch template invalid",
  ],
  [
    `Could not launch On-Demand Instances. InvalidParameterCombination - Network interfaces and an instance-level subnet ID may not be specified on the same request. ${failed}`,
    "EC2 finds the launch template invalid",
  ],
];

/** What passes by itself, or what nobody knows. */
const passing: readonly string[] = [
  `We currently do not have sufficient t3.small capacity in the Availability Zone you requested (us-east-1a). Our system will be working on provisioning additional capacity. ${failed}`,
  `Could not launch On-Demand Instances. InsufficientInstanceCapacity - There is no capacity. ${failed}`,
  `There is no Spot capacity available that matches your request. ${failed}`,
  `Could not launch Spot Instances. UnfulfillableCapacity - Unable to fulfill capacity due to your request configuration. ${failed}`,
  `Your Spot request price of 0.015 is lower than the minimum required Spot request fulfillment price of 0.0735. ${failed}`,
  `The requested reservation does not have sufficient compatible and available capacity for this request. ${failed}`,
  `RequestLimitExceeded - Request limit exceeded. ${failed}`,
  `Rate exceeded. ${failed}`,
  `An internal error has occurred. ${failed}`,
  "Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Server.InternalError: Internal error on launch",
  "Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Server.SpotInstanceTermination: Spot instance termination",
  `Authentication Failure. ${failed}`,
  `You have requested something that EC2 will say in 2030. ${failed}`,
];

describe("explainLaunchError", () => {
  for (const [message, meaning] of permanentErrors) {
    it(`reads "${message.slice(0, 60)}…"`, () => {
      const explained = explainLaunchError(message);
      assert.equal(explained?.meaning, meaning);
      assert.match(explained.fix, /^[a-z][^$]*[^.]$/);
    });
  }

  for (const message of passing) {
    it(`leaves "${message.slice(0, 60)}…" to time`, () => {
      assert.equal(explainLaunchError(message), undefined);
    });
  }
});
