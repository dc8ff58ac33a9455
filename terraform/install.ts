/** Installs the provider where `terraform init` and `tofu init` find it without a registry: the implied local mirror of each. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** The address by which configurations name the provider. */
export const source = "instance-refresh/instancerefresh";

const name = "terraform-provider-instancerefresh";

/** Terraform's and OpenTofu's default hosts: each looks for a provider without a host under its own. */
const hosts = ["registry.terraform.io", "registry.opentofu.org"];

export interface Installation {
  /** The folder with the built plugin. */
  readonly plugin: string;
  /** The version, without a "v". */
  readonly version: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
}

/** @returns the folders that hold the provider now */
export function installPlugin(installation: Installation): readonly string[] {
  const { plugin, version } = installation;
  if (!existsSync(join(plugin, name))) {
    throw new Error(`There is no built plugin in ${plugin}. Build it first: npm run build.`);
  }
  return hosts.map((host) => {
    const folder = join(mirrorOf(installation), host, source, version, targetOf(installation));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const executable = join(folder, `${name}_v${version}`);
    cpSync(join(plugin, name), executable);
    chmodSync(executable, 0o755);
    cpSync(join(plugin, "provider.cjs"), join(folder, "provider.cjs"));
    return folder;
  });
}

/** Removes every version. @returns the folders that were removed */
export function uninstallPlugin(installation: Installation): readonly string[] {
  return hosts
    .map((host) => join(mirrorOf(installation), host, source))
    .filter((folder) => existsSync(folder))
    .map((folder) => {
      rmSync(folder, { recursive: true });
      removeEmpty(dirname(folder), mirrorOf(installation));
      return folder;
    });
}

/** What a configuration needs to use it. */
export function requirement(version: string): string {
  return `terraform {
  required_providers {
    instancerefresh = {
      source  = "${source}"
      version = "${version}"
    }
  }
}`;
}

/** @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
function mirrorOf({ environment, platform }: Installation): string {
  return platform === "win32"
    ? join(environment["APPDATA"] ?? homedir(), "terraform.d", "plugins")
    : join(environment["HOME"] ?? homedir(), ".terraform.d", "plugins");
}

/** A platform as Go names it. */
export function targetOf({
  platform,
  architecture,
}: Pick<Installation, "platform" | "architecture">): string {
  const system = platform === "win32" ? "windows" : platform;
  const processor = { x64: "amd64", ia32: "386" }[architecture] ?? architecture;
  return `${system}_${processor}`;
}

/** Removes folders that hold nothing, from here up to the mirror. */
function removeEmpty(folder: string, mirror: string): void {
  if (folder === dirname(mirror) || readdirSync(folder).length > 0) return;
  rmSync(folder, { recursive: true });
  removeEmpty(dirname(folder), mirror);
}
