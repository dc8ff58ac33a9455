/** What `InstanceRefreshedGroup` makes of a program, for both libraries: the JSON that Terraform gets. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { checkTypes, linkPackages, runProgram, type Library } from "../../support/terraform/cdk";

const parent = resolve(__dirname, "../../../.cache/cdk");

/** Stacks of one program, by the kind of group. Each is printed as Terraform would get it. */
function programFor(library: Library): string {
  return `
import { AutoscalingGroup, type AutoscalingGroupConfig } from "@${library}/provider-aws/lib/autoscaling-group";
import { LaunchTemplate } from "@${library}/provider-aws/lib/launch-template";
import { AwsProvider } from "@${library}/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack, Testing, Token } from "${library}";
import {
  InstanceRefreshedGroup,
  InstancerefreshProvider,
  type InstanceRefreshedGroupConfig,
} from "terraform-provider-instancerefresh/${library}";

type Group = Partial<AutoscalingGroupConfig>;
type Refresh = Partial<InstanceRefreshedGroupConfig>;

function synthesise(groupConfig: Group, refresh: (template: LaunchTemplate) => Refresh = () => ({})): unknown {
  const stack = new TerraformStack(new App(), "stack");
  new AwsProvider(stack, "aws");
  new InstancerefreshProvider(stack, "instancerefresh", { region: "eu-west-1" });
  const template = new LaunchTemplate(stack, "template", { imageId: "ami-1" });
  const group = new AutoscalingGroup(stack, "group", { minSize: 1, maxSize: 2, ...groupConfig });
  const web = new InstanceRefreshedGroup(stack, "web", {
    launchTemplate: template,
    autoScalingGroup: group,
    ...refresh(template),
  });
  new TerraformOutput(stack, "status", { value: web.status });
  new TerraformOutput(stack, "replaced", { value: web.instancesReplaced });
  return JSON.parse(Testing.synth(stack)) as unknown;
}

const policy = { launchTemplate: { launchTemplateSpecification: { launchTemplateName: "web" } } };

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was thrown";
}

console.log(
  JSON.stringify({
    plain: synthesise({}, () => ({ preferences: { minHealthyPercentage: 90 }, hold: true })),
    ignoring: synthesise({ lifecycle: { ignoreChanges: ["desired_capacity"], preventDestroy: true } }),
    ignoringAll: synthesise({ lifecycle: { ignoreChanges: "all" } }),
    ignoringAlready: synthesise({ lifecycle: { ignoreChanges: ["launch_template"] } }),
    mixed: synthesise({ mixedInstancesPolicy: policy }, (template) => ({
      desiredConfiguration: {
        mixedInstancesPolicy: {
          launchTemplate: {
            launchTemplateSpecification: {
              launchTemplateId: template.id,
              version: Token.asString(template.latestVersion),
            },
            overrides: [{ instanceType: "t3.small" }],
          },
        },
      },
    })),
    mixedWithoutPolicy: messageOf(() => synthesise({ mixedInstancesPolicy: policy })),
  }),
);
`;
}

interface Stack {
  readonly resource: {
    readonly aws_autoscaling_group: { readonly group: { readonly lifecycle: unknown } };
    readonly instancerefresh_group: { readonly web: Readonly<Record<string, unknown>> };
  };
  readonly output: unknown;
  readonly provider: unknown;
  readonly terraform: {
    readonly required_providers: { readonly instancerefresh: { readonly source: string } };
  };
}

interface Printed {
  readonly plain: Stack;
  readonly ignoring: Stack;
  readonly ignoringAll: Stack;
  readonly ignoringAlready: Stack;
  readonly mixed: Stack;
  readonly mixedWithoutPolicy: string;
}

for (const library of ["cdktn", "cdktf"] as const) {
  describe(`InstanceRefreshedGroup for ${library}`, function () {
    this.timeout(120_000); // both generators and the compiler, where nothing is built yet
    let folder = "";
    let printed: Printed;

    before(async () => {
      await mkdir(parent, { recursive: true });
      folder = await mkdtemp(join(parent, "run-"));
      await linkPackages(folder, library);
      await writeFile(join(folder, "main.ts"), programFor(library));
      printed = JSON.parse(await runProgram(folder, "main.ts")) as Printed;
    });

    after(() => rm(folder, { recursive: true, force: true }));

    const lifecycleOf = ({ resource }: Stack): unknown =>
      resource.aws_autoscaling_group.group.lifecycle;

    it("rolls the group onto the number of the template's latest version, with the other inputs", () => {
      assert.deepEqual(printed.plain.resource.instancerefresh_group.web, {
        auto_scaling_group_name: "${aws_autoscaling_group.group.name}",
        desired_configuration: {
          launch_template: {
            launch_template_id: "${aws_launch_template.template.id}",
            version: "${aws_launch_template.template.latest_version}",
          },
        },
        preferences: { min_healthy_percentage: 90 },
        hold: true,
      });
    });

    it("lets the group ignore changes of its template, and keeps the rest of the lifecycle", () => {
      assert.deepEqual(lifecycleOf(printed.plain), { ignore_changes: ["launch_template"] });
      assert.deepEqual(lifecycleOf(printed.ignoring), {
        ignore_changes: ["desired_capacity", "launch_template"],
        prevent_destroy: true,
      });
      assert.deepEqual(lifecycleOf(printed.ignoringAll), { ignore_changes: "all" });
      assert.deepEqual(lifecycleOf(printed.ignoringAlready), {
        ignore_changes: ["launch_template"],
      });
    });

    it("lets a group with a mixed instances policy ignore changes of the policy", () => {
      assert.deepEqual(lifecycleOf(printed.mixed), { ignore_changes: ["mixed_instances_policy"] });
      const { desired_configuration } = printed.mixed.resource.instancerefresh_group.web;
      assert.deepEqual(desired_configuration, {
        mixed_instances_policy: {
          launch_template: {
            launch_template_specification: {
              launch_template_id: "${aws_launch_template.template.id}",
              version: "${aws_launch_template.template.latest_version}",
            },
            overrides: [{ instance_type: "t3.small" }],
          },
        },
      });
    });

    it("takes no policy from a group by mistake: it asks for the whole policy", () => {
      assert.match(printed.mixedWithoutPolicy, /"web".*mixed instances policy.*Set desiredConf/);
    });

    it("has the outputs as attributes, and the provider with its settings", () => {
      assert.deepEqual(printed.plain.output, {
        status: { value: "${instancerefresh_group.web.status}" },
        replaced: { value: "${instancerefresh_group.web.instances_replaced}" },
      });
      const { provider, terraform } = printed.plain;
      assert.deepEqual(provider, { aws: [{}], instancerefresh: [{ region: "eu-west-1" }] });
      const { source } = terraform.required_providers.instancerefresh;
      assert.equal(source, "instance-refresh/instancerefresh");
    });

    it("is well typed in a strict program", async () => {
      const tsconfig = {
        compilerOptions: {
          target: "es2022",
          module: "node16",
          types: ["node"],
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
          skipLibCheck: true,
        },
      };
      await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
      await checkTypes(folder);
    });
  });
}
