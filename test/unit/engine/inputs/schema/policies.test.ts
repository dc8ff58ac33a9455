/** The mixed instances policy and its overrides. */
import { refuses, template, withOverrides } from "../refuses";

const requirements = { vCpuCount: { min: 2 }, memoryMiB: { min: 1024 } };

describe("validation of mixedInstancesPolicy", () => {
  refuses([
    [
      "refuses a policy without a launch template",
      {
        desiredConfiguration: {
          mixedInstancesPolicy: { instancesDistribution: { onDemandBaseCapacity: 1 } },
        },
      },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate",
      "nothing is given: AWS's MixedInstancesPolicy starts from a launch template; add launchTemplate.launchTemplateSpecification.",
    ],
    [
      "refuses a policy whose launch template is not specified",
      {
        desiredConfiguration: {
          mixedInstancesPolicy: { launchTemplate: { overrides: [{ instanceType: "t3.small" }] } },
        },
      },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.launchTemplateSpecification",
      "nothing is given: AWS's MixedInstancesPolicy starts from a launch template; add launchTemplateSpecification.",
    ],
    [
      "refuses a policy whose launch template has a version and no name",
      {
        desiredConfiguration: {
          mixedInstancesPolicy: {
            launchTemplate: { launchTemplateSpecification: { version: "1" } },
          },
        },
      },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.launchTemplateSpecification",
      "no template is named: AWS takes exactly one of LaunchTemplateId and LaunchTemplateName; add launchTemplateId.",
    ],
    [
      "refuses overrides that are an object",
      {
        desiredConfiguration: {
          mixedInstancesPolicy: {
            launchTemplate: { launchTemplateSpecification: template.launchTemplate, overrides: {} },
          },
        },
      },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides",
      "{} is an object: AWS's Overrides is a list of objects; write a list, [{}].",
    ],
    [
      "refuses an override that is an instance type by itself",
      withOverrides("t3.small"),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0]",
      '"t3.small" is a string: each of AWS\'s Overrides is an object; write an object with instanceType, weightedCapacity, launchTemplateSpecification, instanceRequirements or imageId.',
    ],
    [
      "refuses an override that is null",
      withOverrides(null),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0]",
      "null is no value: each of AWS's Overrides is an object; write an object with instanceType, weightedCapacity, launchTemplateSpecification, instanceRequirements or imageId.",
    ],
    [
      "refuses an empty instance type",
      withOverrides({ instanceType: "" }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceType",
      '"" is empty: AWS\'s InstanceType is 1 to 255 characters; use an instance type, for example "t3.small".',
    ],
    [
      "refuses a weight that is a number",
      withOverrides({ weightedCapacity: 4 }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].weightedCapacity",
      '4 is a number: AWS\'s WeightedCapacity is a string from "1" to "999"; write "4".',
    ],
    [
      "refuses a weight of 0",
      withOverrides({ weightedCapacity: "0" }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].weightedCapacity",
      '"0" does not fit: AWS\'s WeightedCapacity is a string from "1" to "999"; use a whole number in quotes.',
    ],
    [
      "refuses a weight above 999",
      withOverrides({ weightedCapacity: "1000" }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].weightedCapacity",
      '"1000" does not fit: AWS\'s WeightedCapacity is a string from "1" to "999"; use a whole number in quotes.',
    ],
    [
      "refuses a weight for some overrides only",
      withOverrides({ weightedCapacity: "2" }, { instanceType: "t3.small" }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[1].weightedCapacity",
      'nothing is given where other overrides have a weight: AWS wants WeightedCapacity, "1" to "999", in all overrides or in none; add weightedCapacity.',
    ],
    [
      "refuses an image id that is none",
      withOverrides({ imageId: "resolve:ssm:/web/image" }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].imageId",
      '"resolve:ssm:/web/image" is 22 characters long: AWS\'s ImageId is "ami-" and 1 to 17 letters and digits; use the image\'s id, for example image.id.',
    ],
    [
      "refuses a malformed image id",
      withOverrides({ imageId: "ami_0abc" }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].imageId",
      '"ami_0abc" does not fit: AWS\'s ImageId is "ami-" and 1 to 17 letters and digits; use the image\'s id, for example image.id.',
    ],
    [
      "refuses an override that names its template twice",
      withOverrides({
        launchTemplateSpecification: { launchTemplateId: "lt-0abc", launchTemplateName: "web" },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].launchTemplateSpecification",
      "launchTemplateId and launchTemplateName are both given: AWS takes exactly one of the two; remove one.",
    ],
    [
      "refuses an override with an instance type and requirements",
      withOverrides({ instanceType: "t3.small", instanceRequirements: requirements }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceType",
      '"t3.small" is given together with instanceRequirements: AWS takes InstanceType or InstanceRequirements in an override; remove one of the two.',
    ],
  ]);
});
