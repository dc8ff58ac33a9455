/** The pages of the Terraform provider, in the registry's layout, from the schema that Terraform itself gets. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { settingsBlock } from "../../terraform/provider/settings-block";
import { groupBlock } from "../../terraform/resource/state";
import type { Attribute, Attributes, Block } from "../../terraform/schema/schema";
import type { CtyType } from "../../terraform/values/cty-type";

const example = resolve(__dirname, "../../examples/terraform-quickstart/main.tf");

/** `terraform/docs/index.md` */
export function renderProviderPage(): string {
  return `${frontMatter("instancerefresh Provider", settingsBlock.description)}
# instancerefresh Provider

${settingsBlock.description}

With this provider \`terraform apply\` is green only if the fleet runs the target. Every red apply says why, and the next one resumes or
retries. The provider of AWS starts a refresh and returns at once.

## Example Usage

\`\`\`terraform
${readFileSync(example, "utf8").trim()}
\`\`\`

## Installation

A release has a zip for each platform with one executable. Without a registry, npm installs the provider; it runs on Node 22 or later then.

\`\`\`sh
npx terraform-provider-instancerefresh install     # puts it where terraform init finds it, without a registry
npx terraform-provider-instancerefresh uninstall
\`\`\`

## Credentials

The provider finds them as the provider of AWS does; the first one that is there counts:

1. in the provider block: \`assume_role_with_web_identity\`, then \`access_key\` with \`secret_key\`, then \`profile\`
2. in the environment: \`AWS_ACCESS_KEY_ID\` with \`AWS_SECRET_ACCESS_KEY\` (and \`AWS_SESSION_TOKEN\`), then \`AWS_WEB_IDENTITY_TOKEN_FILE\` with \`AWS_ROLE_ARN\`
3. the profile of \`AWS_PROFILE\`, or the default one, in the shared files (\`AWS_CONFIG_FILE\`, \`AWS_SHARED_CREDENTIALS_FILE\`)
4. the role of the container or the instance

Then the roles of \`assume_role\` are assumed, one after the other:

\`\`\`terraform
provider "instancerefresh" {
  region = "eu-west-1"

  assume_role {
    role_arn = "arn:aws:iam::123456789012:role/entrance"
  }
  assume_role {
    role_arn = "arn:aws:iam::210987654321:role/deploy"
    duration = "30m"
  }
}
\`\`\`

The Region is \`region\`, then \`AWS_REGION\`, then \`AWS_DEFAULT_REGION\`, then that of the profile; an address is that of \`endpoints\`, then
\`AWS_ENDPOINT_URL\`. A resource may name a \`region\`, \`profile\`, \`assume_role\` or \`endpoint\` of its own.

${renderSchema(settingsBlock)}`;
}

/** `terraform/docs/resources/group.md` */
export function renderResourcePage(): string {
  return `${frontMatter("instancerefresh_group Resource", groupBlock.description)}
# instancerefresh_group

${groupBlock.description}

## Example Usage

\`\`\`terraform
${resourceOf(readFileSync(example, "utf8"))}
\`\`\`

Let the group ignore changes of its launch template (\`lifecycle { ignore_changes = [launch_template] }\`): AWS moves the group to the
new version when the refresh succeeds, so a rollback goes back to the old one.

${promises}
${renderSchema(groupBlock)}
## Import

By the name of the group:

\`\`\`sh
terraform import instancerefresh_group.web my-group
\`\`\`

With Terraform 1.12 or later an \`import\` block may name the \`identity\`: \`auto_scaling_group_name\`, and \`region\` where it is not
that of the provider block. The next plan shows an update: the apply adopts a refresh that already did what is wanted, and else starts one.
`;
}

const promises = `## What each command promises

| Command | Promise |
| --- | --- |
| \`terraform validate\`, \`plan\` with a wrong input | All errors at once, each at its attribute, before any call to AWS |
| \`terraform plan\` | A warning at the resource says how many instances would be replaced, why, in how many batches, in what time, and what stands in the way. It is not red because AWS cannot be reached. A plan with nothing to do is empty. \`$Latest\` that moved is an update |
| \`terraform apply\` | Starts, adopts or resumes a refresh and follows it to its end. Green only if AWS says \`Successful\` and the fleet runs the target. A red apply has a diagnosis, and the state keeps the id: the next apply resumes or retries without an edit |
| \`terraform apply saved.plan\` | Terraform plans each resource again when it applies it. A version given as a number is rolled as it was planned. What has changed since, also for \`$Latest\`, is said in the warning of that apply |
| \`terraform apply -refresh-only\` | Describes once, never waits, and lists outdated instances |
| Ctrl-C | \`on_interrupt\`; AWS goes on by default, and the next apply resumes the same refresh |
| a killed Terraform or provider | The next apply adopts the refresh; the same change is never started twice |
| \`terraform destroy\` | \`on_delete\`, and only ever the resource's own refresh |
| a replacement | Terraform replaces a resource whose creation failed. The new one goes on with the refresh of the old one; nothing is cancelled, whatever \`on_delete\` says |

## Progress

Terraform shows no text of a provider while an apply runs, only \`Still creating...\`. Progress goes to \`progress_file\`, a line for every
change, to Terraform's own log (\`TF_LOG=INFO\`), to \`webhooks\` and to \`report\`. In another shell \`npx aws-instance-refresh watch my-group\` shows it live.
`;

function frontMatter(title: string, description: string): string {
  return `---
page_title: "${title}"
description: |-
  ${description}
---
`;
}

/** The resource block of the quickstart. */
function resourceOf(configuration: string): string {
  const [found = ""] = /^resource "instancerefresh_group"[^]*?^\}/m.exec(configuration) ?? [];
  return found;
}

const groups = [
  { title: "Required", modes: ["required"] },
  { title: "Optional", modes: ["optional", "optional or computed"] },
  { title: "Read-Only", modes: ["computed"] },
];

/** An attribute as the page has it: a block is listed among them. */
type Listed = Attribute & { readonly isBlock?: true };

function renderSchema({ attributes, blocks = {} }: Block): string {
  const nested = Object.entries(blocks).map(([name, { block }]): [string, Listed] => {
    const { description, attributes: inner } = block;
    const type = { kind: "nested", nesting: "list", attributes: inner } as const;
    return [name, { description, mode: "optional", type, isBlock: true }];
  });
  const all = { ...attributes, ...Object.fromEntries(nested) };
  return `## Schema

${renderAttributes(all, "")}
${renderNested(all, "")}`;
}

function renderAttributes(attributes: Attributes, path: string): string {
  return groups
    .map(({ title, modes }) => ({
      title,
      entries: Object.entries(attributes)
        .filter(([, { mode }]) => modes.includes(mode))
        .sort(([one], [other]) => one.localeCompare(other)),
    }))
    .filter(({ entries }) => entries.length > 0)
    .map(
      ({ title, entries }) =>
        `${path === "" ? "###" : ""} ${path === "" ? title : `${title}:`}\n\n${entries
          .map(([name, attribute]) => renderAttribute(name, attribute, path))
          .join("\n")}\n`,
    )
    .join("\n");
}

function renderAttribute(name: string, attribute: Listed, path: string): string {
  const { description, type, isSensitive = false, isBlock = false } = attribute;
  const nested = isBlock ? "Block" : "Attributes";
  const kind =
    type.kind === "plain"
      ? renderType(type.type)
      : `${nested}${type.nesting === "single" ? "" : " List"}`;
  const link = type.kind === "plain" ? "" : ` (see [below](#${anchorOf(path, name)}))`;
  return `- \`${name}\` (${kind}${isSensitive ? ", Sensitive" : ""}) ${description}${link}`;
}

function renderNested(attributes: Attributes, path: string): string {
  return Object.entries(attributes)
    .sort(([one], [other]) => one.localeCompare(other))
    .flatMap(([name, { type }]) =>
      type.kind === "plain"
        ? []
        : [
            `<a id="${anchorOf(path, name)}"></a>

### Nested Schema for \`${joined(path, name)}\`

${renderAttributes(type.attributes, joined(path, name))}
${renderNested(type.attributes, joined(path, name))}`,
          ],
    )
    .join("\n");
}

function anchorOf(path: string, name: string): string {
  return `nestedatt--${joined(path, name).replaceAll(".", "--")}`;
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function renderType(type: CtyType): string {
  const plain = { string: "String", number: "Number", bool: "Boolean", dynamic: "Dynamic" };
  if (typeof type === "string") return plain[type];
  const [kind, of] = type;
  if (kind === "list") return `List of ${renderType(of)}`;
  if (kind === "set") return `Set of ${renderType(of)}`;
  return kind === "map" ? `Map of ${renderType(of)}` : "Object";
}
