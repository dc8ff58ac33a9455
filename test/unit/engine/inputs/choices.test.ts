/** The inputs that are ours: the group, strategy, triggers and what to do when. */
import { refuses } from "./refuses";

describe("validation of the group and the choices", () => {
  refuses([
    [
      "refuses an empty group name",
      { autoScalingGroupName: "" },
      "autoScalingGroupName",
      "\"\" is empty: AWS's AutoScalingGroupName is a name of 1 to 255 characters, not an ARN; use the group's name, for example group.name.",
    ],
    [
      "refuses a group name that is null",
      { autoScalingGroupName: null },
      "autoScalingGroupName",
      "nothing is given: AWS's AutoScalingGroupName is a name of 1 to 255 characters, not an ARN; use the group's name, for example group.name.",
    ],
    [
      "refuses a group name above 255 characters",
      { autoScalingGroupName: "g".repeat(256) },
      "autoScalingGroupName",
      "\"ggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg… is 256 characters long: AWS's AutoScalingGroupName is a name of 1 to 255 characters, not an ARN; use the group's name, for example group.name.",
    ],
    [
      "refuses the group's ARN in place of its name",
      {
        autoScalingGroupName:
          "arn:aws:autoscaling:us-east-1:1:autoScalingGroup:u:autoScalingGroupName/web",
      },
      "autoScalingGroupName",
      "\"arn:aws:autoscaling:us-east-1:1:autoScalingGroup:u:autoScal… does not fit: AWS's AutoScalingGroupName is a name of 1 to 255 characters, not an ARN; use the group's name, for example group.name.",
    ],
    [
      "refuses a group in place of its name",
      { autoScalingGroupName: { name: "web" } },
      "autoScalingGroupName",
      '{"name":"web"} is an object: AWS\'s AutoScalingGroupName is a name of 1 to 255 characters, not an ARN; use the group\'s name, for example group.name.',
    ],
    [
      "refuses a group name that is a number",
      { autoScalingGroupName: 7 },
      "autoScalingGroupName",
      '7 is a number: AWS\'s AutoScalingGroupName is a name of 1 to 255 characters, not an ARN; write "7".',
    ],
    [
      "refuses a strategy in lower case",
      { strategy: "rolling" },
      "strategy",
      '"rolling" is not one of its values: AWS\'s Strategy is "Rolling" or "ReplaceRootVolume"; write "Rolling".',
    ],
    [
      "refuses a strategy that AWS does not have",
      { strategy: "BlueGreen" },
      "strategy",
      '"BlueGreen" is not one of its values: AWS\'s Strategy is "Rolling" or "ReplaceRootVolume"; use one of them.',
    ],
    [
      "refuses triggers that are a list",
      { triggers: ["one"] },
      "triggers",
      "the value is a list: triggers is a map from names of your own to any values; write { name: value }.",
    ],
    [
      "refuses triggers that are a string",
      { triggers: "one" },
      "triggers",
      "the value is a string: triggers is a map from names of your own to any values; write { name: value }.",
    ],
    [
      "refuses ignoreTemplateFields that are one name",
      { ignoreTemplateFields: "tagSpecifications" },
      "ignoreTemplateFields",
      '"tagSpecifications" is a string: ignoreTemplateFields is a list of launch template fields; write a list, ["tagSpecifications"].',
    ],
    [
      "refuses AWS's PascalCase spelling of a template field",
      { ignoreTemplateFields: ["TagSpecifications"] },
      "ignoreTemplateFields[0]",
      '"TagSpecifications" is not one of its values: each of ignoreTemplateFields is a field of AWS\'s launch template data in camelCase; write "tagSpecifications".',
    ],
    [
      "refuses pulumi-aws's name of a template field",
      { ignoreTemplateFields: ["vpcSecurityGroupIds"] },
      "ignoreTemplateFields[0]",
      '"vpcSecurityGroupIds" is not one of its values: each of ignoreTemplateFields is a field of AWS\'s launch template data in camelCase; write "securityGroupIds".',
    ],
    [
      "refuses a template field of another name, and lists those there are",
      { ignoreTemplateFields: ["zone"] },
      "ignoreTemplateFields[0]",
      '"zone" is not one of its values: each of ignoreTemplateFields is a field of AWS\'s launch template data in camelCase; use "kernelId", "ebsOptimized", "iamInstanceProfile", "blockDeviceMappings", "networkInterfaces", "imageId", "instanceType", "keyName", "monitoring", "placement", "ramDiskId", "disableApiTermination", "instanceInitiatedShutdownBehavior", "userData", "tagSpecifications", "elasticGpuSpecifications", "elasticInferenceAccelerators", "securityGroupIds", "securityGroups", "instanceMarketOptions", "creditSpecification", "cpuOptions", "capacityReservationSpecification", "licenseSpecifications", "hibernationOptions", "metadataOptions", "enclaveOptions", "instanceRequirements", "privateDnsNameOptions", "maintenanceOptions", "disableApiStop", "operator", "networkPerformanceOptions" or "secondaryInterfaces".',
    ],
    [
      "refuses a hold that is a reason",
      { hold: "change freeze" },
      "hold",
      '"change freeze" is a string: hold is true or false; write true or false.',
    ],
    [
      "refuses an onConflict of another tool",
      { onConflict: "cancel" },
      "onConflict",
      '"cancel" is not one of its values: onConflict is "wait", "supersede" or "fail"; use one of them.',
    ],
    [
      "refuses an onConflict that is a boolean",
      { onConflict: true },
      "onConflict",
      'true is a boolean: onConflict is "wait", "supersede" or "fail"; use one of them.',
    ],
    [
      "refuses an onInterrupt that is an AWS action",
      { onInterrupt: "RollbackInstanceRefresh" },
      "onInterrupt",
      '"RollbackInstanceRefresh" is not one of its values: onInterrupt is "leave", "cancel" or "rollback"; write "rollback".',
    ],
    [
      "refuses an onTimeout in upper case",
      { onTimeout: "CANCEL" },
      "onTimeout",
      '"CANCEL" is not one of its values: onTimeout is "leave", "cancel" or "rollback"; write "cancel".',
    ],
    [
      "refuses an onDelete that is unheard of",
      { onDelete: "destroy" },
      "onDelete",
      '"destroy" is not one of its values: onDelete is "leave", "cancel" or "rollback"; use one of them.',
    ],
    [
      "refuses a failFast that is a string",
      { failFast: "false" },
      "failFast",
      '"false" is a string: failFast is true or false; write false without quotes or read it with config.requireBoolean(...).',
    ],
    [
      "refuses an onFailFast with a space",
      { onFailFast: "roll back" },
      "onFailFast",
      '"roll back" is not one of its values: onFailFast is "leave", "cancel" or "rollback"; write "rollback".',
    ],
    [
      "refuses a verify that is a boolean",
      { verify: true },
      "verify",
      'true is a boolean: verify is "warn" or "strict"; use one of them.',
    ],
    [
      "refuses a verify that is unheard of",
      { verify: "loose" },
      "verify",
      '"loose" is not one of its values: verify is "warn" or "strict"; use one of them.',
    ],
    [
      "refuses a retryAfterRollback that is a count",
      { retryAfterRollback: 3 },
      "retryAfterRollback",
      "3 is a number: retryAfterRollback is true or false; write true or false.",
    ],
  ]);
});
