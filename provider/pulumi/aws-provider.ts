/** Takes region, profile, role and endpoints from the `aws.Provider` that a program gives to the resource. */
import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../core/inputs";
import { assumedRole, endpointsOf } from "./stack-configuration";

/** What the provider is set up with. Pulumi keeps its structured settings as JSON text. */
export function settingsOf(provider: pulumi.ProviderResource): pulumi.Output<Connection> {
  if (packageOf(provider) !== "aws") {
    throw new pulumi.RunError(
      `InstanceRefresh takes an aws.Provider as its provider, not one of ${packageOf(provider)}. ` +
        "Leave `provider` out to use the stack's own AWS configuration.",
    );
  }
  const setting = (name: string): pulumi.Output<unknown> =>
    pulumi.output(Reflect.get(provider, name));
  return pulumi
    .all([
      setting("region"),
      setting("profile"),
      setting("assumeRoles"),
      setting("endpoints"),
      setting("accessKey"),
    ])
    .apply(([region, profile, assumeRoles, endpoints, accessKey]) => {
      if (typeof accessKey === "string") throw new pulumi.RunError(staticKeys);
      const assumeRole = assumedRole(parsed(assumeRoles));
      const byService = endpointsOf(parsed(endpoints));
      return {
        ...(typeof region === "string" && { region }),
        ...(typeof profile === "string" && { profile }),
        ...(assumeRole !== undefined && { assumeRole }),
        ...(byService !== undefined && { endpoints: byService }),
      };
    });
}

/** The package that a provider is of, for example `aws`. Pulumi marks every resource with its type. */
export function packageOf(provider: pulumi.ProviderResource): string {
  return String(Reflect.get(provider, "__pulumiType")).replace(/^pulumi:providers:/, "");
}

const staticKeys =
  "InstanceRefresh does not take access keys from an aws.Provider: they would be kept in the state. " +
  "Give the provider a profile or assumeRoles instead, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";

function parsed(json: unknown): unknown {
  return typeof json === "string" && json !== "" ? JSON.parse(json) : json;
}
