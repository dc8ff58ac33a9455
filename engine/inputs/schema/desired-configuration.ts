/** AWS's DesiredConfiguration: what the group is to run. */
import { instanceRequirements } from "./instance-requirements";
import { largestInteger, stringList, type ObjectSchema, type StringSchema } from "./schema";

const reference = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference";

const specification = {
  kind: "object",
  typeName: "LaunchTemplateSpecification",
  typeDescription: "A launch template, by id or by name, and one of its versions.",
  rule: "AWS's LaunchTemplateSpecification is an object",
  page: `${reference}/API_LaunchTemplateSpecification.html`,
  fields: {
    launchTemplateId: {
      kind: "string",
      min: 4,
      max: 255,
      pattern: /^lt-[0-9a-f]+$/,
      rule: 'a launch template id is "lt-" and hexadecimal digits, at most 255 characters',
      fix: "use the template's id, for example template.id",
      description: "The id of the launch template. Either this or `launchTemplateName`.",
    },
    launchTemplateName: {
      kind: "string",
      min: 3,
      max: 128,
      pattern: /^[a-zA-Z0-9().\-/_]+$/,
      rule: "a launch template name is 3 to 128 letters, digits and ( ) . - / _",
      fix: "use the template's name, for example template.name",
      description: "The name of the launch template. Either this or `launchTemplateId`.",
    },
    version: {
      kind: "string",
      min: 1,
      max: 255,
      pattern: /^(?:\$Latest|\$Default|[1-9]\d*)$/,
      orNumber: true,
      rule: 'AWS\'s Version is a number from 1, "$Latest" or "$Default"',
      fix: "use one of them, for example template.latestVersion",
      description:
        "A version number, as a number or as text, or `$Latest` or `$Default`. Give the number where you can: a refresh to a number can be compared, previewed and rolled back.",
      default: "$Default",
    },
  },
} satisfies ObjectSchema;

const weightedCapacity = {
  kind: "string",
  min: 1,
  max: 32,
  pattern: /^[1-9]\d{0,2}$/,
  rule: 'AWS\'s WeightedCapacity is a string from "1" to "999"',
  fix: "use a whole number in quotes",
} satisfies StringSchema;

const override = {
  kind: "object",
  typeName: "LaunchTemplateOverrides",
  typeDescription: "What differs from the launch template for one choice of instance types.",
  rule: "each of AWS's Overrides is an object",
  page: `${reference}/API_LaunchTemplateOverrides.html`,
  fields: {
    instanceType: {
      kind: "string",
      min: 1,
      max: 255,
      rule: "AWS's InstanceType is 1 to 255 characters",
      fix: 'use an instance type, for example "t3.small"',
      description: "An instance type.",
    },
    weightedCapacity: {
      ...weightedCapacity,
      description:
        "How many units of the desired capacity one instance of this type counts for, as text from `1` to `999`. All overrides have a weight or none has.",
    },
    launchTemplateSpecification: {
      ...specification,
      description: "A launch template for this instance type instead of the policy's own.",
    },
    instanceRequirements: {
      ...instanceRequirements,
      description:
        "Attributes from which AWS chooses the instance types. AWS fails an instance refresh that has them in its desired configuration: give them to the group itself, and leave `desiredConfiguration` out.",
    },
    imageId: {
      kind: "string",
      min: 5,
      max: 21,
      pattern: /^ami-[a-z0-9]{1,17}$/,
      rule: 'AWS\'s ImageId is "ami-" and 1 to 17 letters and digits',
      fix: "use the image's id, for example image.id",
      description: "An image instead of the launch template's. `ReplaceRootVolume` needs it.",
    },
  },
} satisfies ObjectSchema;

const segment = {
  kind: "object",
  typeName: "DistributionSegment",
  typeDescription: "Capacity types in the order in which AWS tries them.",
  rule: "each of AWS's DistributionSegments is an object",
  page: `${reference}/API_DistributionSegment.html`,
  fields: {
    targetCapacityTypes: {
      ...stringList(
        {
          kind: "enum",
          typeName: "TargetCapacityType",
          subject: "each of AWS's TargetCapacityTypes",
          values: [
            "on-demand-capacity-reservation",
            "capacity-block",
            "interruptible-capacity-reservation",
            "on-demand",
          ],
        },
        { rule: "AWS's TargetCapacityTypes is a list of capacity types" },
      ),
      description:
        "Capacity types, first choice first. End with `on-demand` to fall back to On-Demand capacity.",
    },
  },
} satisfies ObjectSchema;

const instancesDistribution = {
  kind: "object",
  typeName: "InstancesDistribution",
  typeDescription: "How a mixed instances policy divides its capacity.",
  rule: "AWS's InstancesDistribution is an object",
  page: `${reference}/API_InstancesDistribution.html`,
  fields: {
    onDemandAllocationStrategy: {
      kind: "enum",
      isOpenInType: true,
      subject: "AWS's OnDemandAllocationStrategy",
      values: ["lowest-price", "prioritized"],
      description: "How AWS chooses the type of On-Demand instances.",
      defaultText: "`prioritized`, or `lowest-price` with `instanceRequirements`",
    },
    onDemandBaseCapacity: {
      kind: "number",
      isWhole: true,
      min: 0,
      max: largestInteger,
      rule: "AWS's OnDemandBaseCapacity is 0 or more, in the unit of the desired capacity",
      description:
        "The part of the capacity that is always On-Demand, in the unit of the desired capacity.",
      default: 0,
    },
    onDemandPercentageAboveBaseCapacity: {
      kind: "number",
      isWhole: true,
      min: 0,
      max: 100,
      rule: "AWS's OnDemandPercentageAboveBaseCapacity is 0 to 100 percent",
      description: "Percent of On-Demand instances in the capacity above `onDemandBaseCapacity`.",
      default: 100,
    },
    spotAllocationStrategy: {
      kind: "enum",
      isOpenInType: true,
      subject: "AWS's SpotAllocationStrategy",
      values: [
        "lowest-price",
        "capacity-optimized",
        "capacity-optimized-prioritized",
        "price-capacity-optimized",
      ],
      description: "How AWS chooses the type of Spot instances.",
      default: "lowest-price",
    },
    spotInstancePools: {
      kind: "number",
      isWhole: true,
      min: 1,
      max: 20,
      rule: "AWS's SpotInstancePools is 1 to 20",
      description: "Spot pools to spread over. Only with the Spot strategy `lowest-price`.",
      default: 2,
    },
    spotMaxPrice: {
      kind: "string",
      min: 0,
      max: 255,
      // Empty, or a decimal with a digit other than 0 among the whole ones and the first three after the point.
      pattern: /^(?:|\d*[1-9]\d*(?:\.\d+)?|\d*\.\d{0,2}[1-9]\d*)$/,
      rule: "AWS's SpotMaxPrice is a string with a price of at least 0.001 an hour, or empty for none",
      fix: "use a decimal number in quotes",
      description:
        "The highest price for a unit of Spot capacity, in US dollars an hour, as text; empty for no maximum of your own.",
      defaultText: "the On-Demand price",
    },
    distributionSegments: {
      kind: "list",
      of: segment,
      rule: "AWS's DistributionSegments is a list of objects",
      page: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/use-distribution-segments.html",
      description: "Capacity types to prefer, such as Capacity Reservations or Capacity Blocks.",
    },
  },
} satisfies ObjectSchema;

const nothingGiven = "nothing is given: AWS's MixedInstancesPolicy starts from a launch template";

const policyTemplate = {
  kind: "object",
  typeName: "PolicyLaunchTemplate",
  typeDescription: "The launch template of a mixed instances policy, and its overrides.",
  rule: "AWS's LaunchTemplate of a policy is an object",
  page: `${reference}/API_LaunchTemplate.html`,
  fields: {
    launchTemplateSpecification: {
      ...specification,
      required: `${nothingGiven}; add launchTemplateSpecification.`,
      isOptionalInType: true,
      description: "The launch template that all instances start from.",
    },
    overrides: {
      kind: "list",
      rule: "AWS's Overrides is a list of objects",
      of: override,
      description:
        "Instance types, or attributes of them, each with what differs from the template.",
    },
  },
} satisfies ObjectSchema;

const mixedInstancesPolicy = {
  kind: "object",
  typeName: "MixedInstancesPolicy",
  typeDescription: "Several instance types and purchase options in one group.",
  rule: "AWS's MixedInstancesPolicy is an object",
  page: `${reference}/API_MixedInstancesPolicy.html`,
  fields: {
    launchTemplate: {
      ...policyTemplate,
      required: `${nothingGiven}; add launchTemplate.launchTemplateSpecification.`,
      isOptionalInType: true,
      description: "The launch template and its overrides.",
    },
    instancesDistribution: {
      ...instancesDistribution,
      description: "How the capacity is divided between On-Demand and Spot instances.",
    },
  },
} satisfies ObjectSchema;

export const desiredConfiguration = {
  kind: "object",
  typeName: "DesiredConfiguration",
  typeDescription:
    "What the group is to run: exactly one of `launchTemplate` and `mixedInstancesPolicy`.",
  rule: "AWS's DesiredConfiguration is an object",
  page: `${reference}/API_DesiredConfiguration.html`,
  fields: {
    launchTemplate: {
      ...specification,
      description: "One launch template for all instances. Either this or `mixedInstancesPolicy`.",
    },
    mixedInstancesPolicy: {
      ...mixedInstancesPolicy,
      description:
        "Several instance types or purchase options. Either this or `launchTemplate`. The policy is replaced as a whole, so write all of it.",
    },
  },
} satisfies ObjectSchema;
