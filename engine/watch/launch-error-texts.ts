/** The texts of AWS for permanent and transient launch errors, as scaling activities contain them. */

/** One kind of launch error, its meaning and its fix. */
export interface LaunchError {
  /** Its groups are `$1`, `$2` in `meaning` and `fix`. */
  readonly pattern: RegExp;
  /** A clause without a full stop. */
  readonly meaning: string;
  /** An instruction to the user, without a full stop. */
  readonly fix: string;
  /** The fix is not in the launch template, so that the same target can be rolled again. */
  readonly keepsTarget?: true;
  /**
   * Seconds over which such failures must continue before they count as permanent: AWS reports the same error while a change spreads, or
   * before it tries another zone. @default 0
   */
  readonly settlesWithin?: number;
  /** An instance counts against the quota until it is terminated. A failure during a termination is not conclusive. */
  readonly awaitsTerminations?: true;
  /** EC2 accepted the launch and cancelled it later. It is not conclusive while another launch is under way. */
  readonly afterAcceptance?: true;
}

/** IAM and KMS changes take this long to spread. The first launches may fail with a profile from the same `pulumi up`. */
const spreading = 60;
/** Auto Scaling first tries the other zones and types of the group. */
const otherZones = 300;
/** Other groups of the account terminate instances every few minutes, which frees quota. */
const quotaRelease = 300;

const fix = (what: string): string => `fix ${what} in the launch template`;

/**
 * The first match counts. The texts are from EC2, as seen in scaling activities.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-instancelaunchfailure.html
 */
export const permanentErrors: readonly LaunchError[] = [
  {
    pattern: /The image id '\[?([^'\]]+)\]?' does not exist/i,
    meaning: "image $1 does not exist in this Region, or this account may not use it",
    fix: "put an image that exists into the launch template (imageId)",
  },
  {
    pattern: /The image ID '([^']+)' is not available/i,
    meaning: "image $1 is not available",
    fix: "put an image that is available into the launch template (imageId)",
    // An image that is still pending becomes available later.
    settlesWithin: 300,
  },
  {
    pattern: /Invalid id: "([^"]*)" \(expecting "ami-/i,
    meaning: '"$1" is no image id',
    fix: fix("imageId"),
  },
  {
    pattern: /Value \(([^)]*)\) for parameter iamInstanceProfile[.\w]* is invalid/i,
    meaning: "instance profile $1 does not exist",
    fix: fix("iamInstanceProfile"),
    settlesWithin: spreading,
  },
  {
    pattern: /Invalid Iam ?Instance ?Profile(?: (?:name|ARN))?(?:[: ]+'?([\w+=,.@:/-]*[\w/]))?/i,
    meaning: "the instance profile $1 does not exist",
    fix: fix("iamInstanceProfile"),
    settlesWithin: spreading,
  },
  {
    pattern: /Client\.InvalidKMSKey\.(\w+)|encrypted with an inaccessible (?:AWS )?KMS key/i,
    meaning: "the KMS key of an encrypted volume cannot be used",
    fix: "enable the KMS key and let the group's service-linked role use it (key policy)",
    keepsTarget: true,
    settlesWithin: spreading,
    afterAcceptance: true,
  },
  {
    pattern: /Client\.InternalError: Client error on launch/i,
    meaning:
      "EC2 cancels each instance as it starts, most often because the KMS key of an encrypted volume cannot be used",
    fix: "let the group's service-linked role use the KMS key (key policy)",
    keepsTarget: true,
    settlesWithin: spreading,
    afterAcceptance: true,
  },
  {
    pattern: /is not authorized to perform: ([\w-]+:\w+)/i,
    meaning: "the permission $1 is missing for the launch",
    fix: "give the group's service-linked role, or the instance profile, the permission $1",
    keepsTarget: true,
    settlesWithin: spreading,
  },
  {
    pattern:
      /UnauthorizedOperation|not authorized to (?:perform this operation|use (?:this )?launch template)/i,
    meaning: "a permission is missing for the launch",
    fix: "give the group's service-linked role the permission that CloudTrail names (docs/permissions.md lists what a launch needs)",
    keepsTarget: true,
    settlesWithin: spreading,
  },
  {
    pattern: /Access denied when attempting to assume role (\S+?)[.,;]?(?:\s|$)/i,
    meaning: "Auto Scaling may not assume role $1",
    fix: "fix the trust policy of the group's service-linked role",
    keepsTarget: true,
    settlesWithin: spreading,
  },
  {
    pattern:
      /The architecture '([^']+)' of the specified instance type does not match the architecture '([^']+)'/i,
    meaning: "the instance type is $1 and the image is $2",
    fix: "choose an image and an instance type of the same architecture",
  },
  {
    pattern:
      /Your requested instance type \(([^)]+)\) is not supported in your requested Availability Zone \(([^)]+)\)/i,
    meaning: "instance type $1 does not exist in zone $2",
    fix: "choose another instance type, or take the subnet of that zone out of the group",
    settlesWithin: otherZones,
  },
  {
    pattern: /The requested configuration is currently not supported/i,
    meaning:
      "EC2 does not support this combination of options and instance type in the group's zones",
    fix: "choose another instance type, or fix the options in the launch template",
    settlesWithin: otherZones,
  },
  {
    pattern: /Invalid value '([^']*)' for InstanceType/i,
    meaning: "there is no instance type $1",
    fix: fix("instanceType"),
  },
  {
    pattern: /instance type is not eligible for Free Tier/i,
    meaning: "this account may launch Free Tier instance types only",
    fix: "choose an eligible instance type, or upgrade the account's plan",
  },
  {
    pattern: /The key pair '([^']+)' does not exist/i,
    meaning: "key pair $1 does not exist",
    fix: fix("keyName"),
  },
  {
    pattern: /The security group '([^']+)' does not exist/i,
    meaning: "security group $1 does not exist in the group's VPC",
    fix: fix("the security groups"),
  },
  {
    pattern: /Security group (\S+) and subnet (\S+) belong to different networks/i,
    meaning: "security group $1 is not in the VPC of subnet $2",
    fix: fix("the security groups"),
  },
  {
    pattern: /The subnet ID '([^']+)' does not exist/i,
    meaning: "subnet $1 does not exist",
    fix: "fix the group's subnets",
    keepsTarget: true,
  },
  {
    pattern: /Could not find the specified version (\S+) for the launch template/i,
    meaning: "version $1 of the launch template does not exist any more",
    fix: "roll to a version that exists",
  },
  {
    pattern: /launch template[^.]* does not exist/i,
    meaning: "the launch template does not exist any more",
    fix: "roll to a launch template that exists",
  },
  {
    pattern: /The snapshot '([^']+)' does not exist/i,
    meaning: "snapshot $1 does not exist",
    fix: fix("the block device mappings"),
  },
  {
    pattern: /Volume of size (\d+ ?GB) is smaller than snapshot '([^']+)'/i,
    meaning: "a volume of $1 is smaller than its snapshot $2",
    fix: fix("the volume size"),
  },
  {
    pattern: /OptInRequired|accept terms and subscribe/i,
    meaning: "this account is not subscribed to the image's product",
    fix: "subscribe to the product on AWS Marketplace, or use another image",
    keepsTarget: true,
  },
  {
    pattern:
      /more (?:vCPU capacity|instances \(\d+\)) than your current (?:vCPU|instance) limit of (\d+)/i,
    meaning: "the account's quota of $1 for this kind of instance is used up",
    fix: "have the quota raised (Service Quotas), or free instances",
    keepsTarget: true,
    awaitsTerminations: true,
    settlesWithin: quotaRelease,
  },
  {
    pattern:
      /(VcpuLimitExceeded|InstanceLimitExceeded|Max ?spot ?instance ?count ?exceeded|quota for maximum Fleet Requests)/i,
    meaning: "a quota of the account is used up ($1)",
    fix: "have the quota raised (Service Quotas), or free instances",
    keepsTarget: true,
    awaitsTerminations: true,
    settlesWithin: quotaRelease,
  },
  {
    pattern: /Client\.VolumeLimitExceeded/i,
    meaning: "the account's quota of EBS volumes is used up",
    fix: "have the quota raised (Service Quotas), or free volumes",
    keepsTarget: true,
    awaitsTerminations: true,
    settlesWithin: quotaRelease,
    afterAcceptance: true,
  },
  {
    pattern: /Value \(([^)]*)\) for parameter (\S+) is invalid/i,
    meaning: "$1 is no value for $2",
    fix: fix("$2"),
  },
  {
    pattern: /The parameter '?([\w.]+)'? is (?:invalid|not recognized|not supported)/i,
    meaning: "parameter $1 is invalid",
    fix: fix("$1"),
  },
  {
    pattern: /Invalid device name ([^\s.]+)/i,
    meaning: "$1 is no device name for this image and instance type",
    fix: fix("the block device mappings"),
  },
  {
    pattern:
      /EBS block device mappings not supported|Placement groups may not be used with instances of type|Invalid(?:ParameterCombination|ParameterValue|UserData\.Malformed|BlockDeviceMapping)\b/i,
    meaning: "EC2 finds the launch template invalid",
    fix: fix("what EC2 names"),
  },
];

/** Transient errors, whatever else the text says: capacity, Spot, throttling, and internal errors of EC2. */
export const transientErrors: readonly RegExp[] = [
  /Insufficient\w*Capacity|UnfulfillableCapacity|sufficient [\w.-]+ capacity|sufficient (?:compatible and )?(?:available )?capacity|Insufficient capacity/i,
  /no Spot capacity|Spot request price|SpotMaxPriceTooLow|Spot request fulfillment/i,
  /Throttl|Rate exceeded|RequestLimitExceeded/i,
  /Server\.\w+|InternalFailure|internal error has occurred|Service ?Unavailable/i,
];
