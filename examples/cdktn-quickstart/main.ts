import { AutoscalingGroup } from "@cdktn/provider-aws/lib/autoscaling-group";
import { DataAwsAmi } from "@cdktn/provider-aws/lib/data-aws-ami";
import { DataAwsAvailabilityZones } from "@cdktn/provider-aws/lib/data-aws-availability-zones";
import { LaunchTemplate } from "@cdktn/provider-aws/lib/launch-template";
import { AwsProvider } from "@cdktn/provider-aws/lib/provider";
import { App, Fn, TerraformOutput, TerraformStack, TerraformVariable, Token } from "cdktn";
import {
  InstanceRefreshedGroup,
  InstancerefreshProvider,
} from "terraform-provider-instancerefresh/cdktn";

const app = new App();
const stack = new TerraformStack(app, "quickstart");
new AwsProvider(stack, "aws");
new InstancerefreshProvider(stack, "instancerefresh");

// The image that the group runs. Without one, the newest Amazon Linux 2023.
const imageId = new TerraformVariable(stack, "image_id", { type: "string", default: "" });

const newest = new DataAwsAmi(stack, "newest", {
  owners: ["amazon"],
  mostRecent: true,
  filter: [{ name: "name", values: ["al2023-ami-2023.*-x86_64"] }],
});
const available = new DataAwsAvailabilityZones(stack, "available", { state: "available" });

const template = new LaunchTemplate(stack, "template", {
  namePrefix: "web-",
  imageId: Token.asString(Fn.coalesce([imageId.value, newest.id])),
  instanceType: "t3.small",
});

const group = new AutoscalingGroup(stack, "group", {
  namePrefix: "web-",
  minSize: 2,
  maxSize: 6,
  desiredCapacity: 3,
  availabilityZones: available.names,
  launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
});

const web = new InstanceRefreshedGroup(stack, "web", {
  launchTemplate: template,
  autoScalingGroup: group,
  preferences: { minHealthyPercentage: 90, instanceWarmup: 30, autoRollback: true },
});

new TerraformOutput(stack, "auto_scaling_group_name", { value: group.name });
new TerraformOutput(stack, "running_version", { value: web.launchTemplate.version });

app.synth();
