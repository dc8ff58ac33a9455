/** AWS's DesiredConfiguration: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DesiredConfiguration.html */
import { instanceRequirements } from "./instance-requirements";
import { largestInteger, type ObjectShape } from "../shape";

const specification = {
  kind: "object",
  rule: "AWS's LaunchTemplateSpecification is an object",
  fields: {
    launchTemplateId: {
      kind: "text",
      min: 4,
      max: 255,
      pattern: /^lt-[0-9a-f]+$/,
      rule: 'a launch template id is "lt-" and hexadecimal digits, at most 255 characters',
      cure: "use the template's id, for example template.id",
    },
    launchTemplateName: {
      kind: "text",
      min: 3,
      max: 128,
      pattern: /^[a-zA-Z0-9().\-/_]+$/,
      rule: "a launch template name is 3 to 128 letters, digits and ( ) . - / _",
      cure: "use the template's name, for example template.name",
    },
    version: {
      kind: "text",
      min: 1,
      max: 255,
      pattern: /^(?:\$Latest|\$Default|[1-9]\d*)$/,
      orNumber: true,
      rule: 'AWS\'s Version is a number from 1, "$Latest" or "$Default"',
      cure: "use one of them, for example template.latestVersion",
    },
  },
} satisfies ObjectShape;

const override = {
  kind: "object",
  rule: "each of AWS's Overrides is an object",
  fields: {
    instanceType: {
      kind: "text",
      min: 1,
      max: 255,
      rule: "AWS's InstanceType is 1 to 255 characters",
      cure: 'use an instance type, for example "t3.small"',
    },
    weightedCapacity: {
      kind: "text",
      min: 1,
      max: 32,
      pattern: /^[1-9]\d{0,2}$/,
      rule: 'AWS\'s WeightedCapacity is a string from "1" to "999"',
      cure: "use a whole number in quotes",
    },
    launchTemplateSpecification: specification,
    instanceRequirements,
    imageId: {
      kind: "text",
      min: 5,
      max: 21,
      pattern: /^ami-[a-z0-9]{1,17}$/,
      rule: 'AWS\'s ImageId is "ami-" and 1 to 17 letters and digits',
      cure: "use the image's id, for example image.id",
    },
  },
} satisfies ObjectShape;

const instancesDistribution = {
  kind: "object",
  rule: "AWS's InstancesDistribution is an object",
  fields: {
    onDemandAllocationStrategy: {
      kind: "word",
      subject: "AWS's OnDemandAllocationStrategy",
      words: ["lowest-price", "prioritized"],
    },
    onDemandBaseCapacity: {
      kind: "number",
      whole: true,
      min: 0,
      max: largestInteger,
      rule: "AWS's OnDemandBaseCapacity is 0 or more, in the unit of the desired capacity",
    },
    onDemandPercentageAboveBaseCapacity: {
      kind: "number",
      whole: true,
      min: 0,
      max: 100,
      rule: "AWS's OnDemandPercentageAboveBaseCapacity is 0 to 100 percent",
    },
    spotAllocationStrategy: {
      kind: "word",
      subject: "AWS's SpotAllocationStrategy",
      words: [
        "lowest-price",
        "capacity-optimized",
        "capacity-optimized-prioritized",
        "price-capacity-optimized",
      ],
    },
    spotInstancePools: {
      kind: "number",
      whole: true,
      min: 1,
      max: 20,
      rule: "AWS's SpotInstancePools is 1 to 20",
    },
    spotMaxPrice: {
      kind: "text",
      min: 0,
      max: 255,
      // Empty, or a decimal with a digit other than 0 among the whole ones and the first three after the point.
      pattern: /^(?:|\d*[1-9]\d*(?:\.\d+)?|\d*\.\d{0,2}[1-9]\d*)$/,
      rule: "AWS's SpotMaxPrice is a string with a price of at least 0.001 an hour, or empty for none",
      cure: "use a decimal number in quotes",
    },
  },
} satisfies ObjectShape;

const nothingGiven = "nothing is given: AWS's MixedInstancesPolicy starts from a launch template";

const mixedInstancesPolicy = {
  kind: "object",
  rule: "AWS's MixedInstancesPolicy is an object",
  required: { launchTemplate: `${nothingGiven}; add launchTemplate.launchTemplateSpecification.` },
  fields: {
    launchTemplate: {
      kind: "object",
      rule: "AWS's LaunchTemplate of a policy is an object",
      required: {
        launchTemplateSpecification: `${nothingGiven}; add launchTemplateSpecification.`,
      },
      fields: {
        launchTemplateSpecification: specification,
        overrides: { kind: "list", rule: "AWS's Overrides is a list of objects", of: override },
      },
    },
    instancesDistribution,
  },
} satisfies ObjectShape;

export const desiredConfiguration = {
  kind: "object",
  rule: "AWS's DesiredConfiguration is an object",
  fields: { launchTemplate: specification, mixedInstancesPolicy },
} satisfies ObjectShape;
