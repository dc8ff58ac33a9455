/** The desired configuration and the launch template it names. */
import { refuses, template } from "../refuses";

describe("validation of desiredConfiguration", () => {
  refuses([
    [
      "refuses a desiredConfiguration that is a string",
      { desiredConfiguration: "lt-0abc" },
      "desiredConfiguration",
      '"lt-0abc" is a string: AWS\'s DesiredConfiguration is an object; write an object with launchTemplate or mixedInstancesPolicy.',
    ],
    [
      "refuses a launch template and a policy at once",
      {
        desiredConfiguration: {
          ...template,
          mixedInstancesPolicy: {
            launchTemplate: { launchTemplateSpecification: template.launchTemplate },
          },
        },
      },
      "desiredConfiguration",
      "launchTemplate and mixedInstancesPolicy are both given: AWS takes exactly one of the two as DesiredConfiguration; remove one.",
    ],
    [
      "refuses a launch template of nothing, as an undefined id leaves it",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: undefined } } },
      "desiredConfiguration",
      "launchTemplate or mixedInstancesPolicy is given but empty: AWS takes one of the two with a launch template as DesiredConfiguration; name the template or remove desiredConfiguration.",
    ],
    [
      "refuses a policy of nothing",
      { desiredConfiguration: { mixedInstancesPolicy: {} } },
      "desiredConfiguration",
      "launchTemplate or mixedInstancesPolicy is given but empty: AWS takes one of the two with a launch template as DesiredConfiguration; name the template or remove desiredConfiguration.",
    ],
    [
      "refuses a launch template that is a string",
      { desiredConfiguration: { launchTemplate: "lt-0abc" } },
      "desiredConfiguration.launchTemplate",
      '"lt-0abc" is a string: AWS\'s LaunchTemplateSpecification is an object; write an object with launchTemplateId, launchTemplateName or version.',
    ],
    [
      "refuses a version of no template",
      { desiredConfiguration: { launchTemplate: { version: 3 } } },
      "desiredConfiguration.launchTemplate",
      "no template is named: AWS takes exactly one of LaunchTemplateId and LaunchTemplateName; add launchTemplateId.",
    ],
    [
      "refuses a template that is named by id and by name",
      {
        desiredConfiguration: {
          launchTemplate: { launchTemplateId: "lt-0abc", launchTemplateName: "web" },
        },
      },
      "desiredConfiguration.launchTemplate",
      "launchTemplateId and launchTemplateName are both given: AWS takes exactly one of the two; remove one.",
    ],
    [
      "refuses an id that is no template id",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: "ami-0abc" } } },
      "desiredConfiguration.launchTemplate.launchTemplateId",
      '"ami-0abc" does not fit: a launch template id is "lt-" and hexadecimal digits, at most 255 characters; use the template\'s id, for example template.id.',
    ],
    [
      "refuses an id that stops after its prefix",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-" } } },
      "desiredConfiguration.launchTemplate.launchTemplateId",
      '"lt-" is too short: a launch template id is "lt-" and hexadecimal digits, at most 255 characters; use the template\'s id, for example template.id.',
    ],
    [
      "refuses an id with a letter that is not hexadecimal",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0xyz" } } },
      "desiredConfiguration.launchTemplate.launchTemplateId",
      '"lt-0xyz" does not fit: a launch template id is "lt-" and hexadecimal digits, at most 255 characters; use the template\'s id, for example template.id.',
    ],
    [
      "refuses an id above 255 characters",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: `lt-${"0".repeat(253)}` } } },
      "desiredConfiguration.launchTemplate.launchTemplateId",
      '"lt-00000000000000000000000000000000000000000000000000000000… is 256 characters long: a launch template id is "lt-" and hexadecimal digits, at most 255 characters; use the template\'s id, for example template.id.',
    ],
    [
      "refuses an empty id",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: "" } } },
      "desiredConfiguration.launchTemplate.launchTemplateId",
      '"" is empty: a launch template id is "lt-" and hexadecimal digits, at most 255 characters; use the template\'s id, for example template.id.',
    ],
    [
      "refuses a template name of two characters",
      { desiredConfiguration: { launchTemplate: { launchTemplateName: "lt" } } },
      "desiredConfiguration.launchTemplate.launchTemplateName",
      '"lt" is too short: a launch template name is 3 to 128 letters, digits and ( ) . - / _; use the template\'s name, for example template.name.',
    ],
    [
      "refuses a template name above 128 characters",
      { desiredConfiguration: { launchTemplate: { launchTemplateName: "n".repeat(129) } } },
      "desiredConfiguration.launchTemplate.launchTemplateName",
      "\"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… is 129 characters long: a launch template name is 3 to 128 letters, digits and ( ) . - / _; use the template's name, for example template.name.",
    ],
    [
      "refuses a template name with a space",
      { desiredConfiguration: { launchTemplate: { launchTemplateName: "my web" } } },
      "desiredConfiguration.launchTemplate.launchTemplateName",
      '"my web" does not fit: a launch template name is 3 to 128 letters, digits and ( ) . - / _; use the template\'s name, for example template.name.',
    ],
    [
      "refuses version 0",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0abc", version: 0 } } },
      "desiredConfiguration.launchTemplate.version",
      '0 does not fit: AWS\'s Version is a number from 1, "$Latest" or "$Default"; use one of them, for example template.latestVersion.',
    ],
    [
      "refuses a version with a fraction",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0abc", version: 1.5 } } },
      "desiredConfiguration.launchTemplate.version",
      '1.5 does not fit: AWS\'s Version is a number from 1, "$Latest" or "$Default"; use one of them, for example template.latestVersion.',
    ],
    [
      "refuses $latest, which AWS spells with a capital letter",
      {
        desiredConfiguration: {
          launchTemplate: { launchTemplateId: "lt-0abc", version: "$latest" },
        },
      },
      "desiredConfiguration.launchTemplate.version",
      '"$latest" does not fit: AWS\'s Version is a number from 1, "$Latest" or "$Default"; use one of them, for example template.latestVersion.',
    ],
    [
      "refuses Latest without its dollar sign",
      {
        desiredConfiguration: {
          launchTemplate: { launchTemplateId: "lt-0abc", version: "Latest" },
        },
      },
      "desiredConfiguration.launchTemplate.version",
      '"Latest" does not fit: AWS\'s Version is a number from 1, "$Latest" or "$Default"; use one of them, for example template.latestVersion.',
    ],
    [
      "refuses an empty version",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0abc", version: "" } } },
      "desiredConfiguration.launchTemplate.version",
      '"" is empty: AWS\'s Version is a number from 1, "$Latest" or "$Default"; use one of them, for example template.latestVersion.',
    ],
    [
      "refuses a version that is a boolean",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0abc", version: true } } },
      "desiredConfiguration.launchTemplate.version",
      'true is a boolean: AWS\'s Version is a number from 1, "$Latest" or "$Default"; use one of them, for example template.latestVersion.',
    ],
  ]);
});
