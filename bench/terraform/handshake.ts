/** How long the plugin takes from its start to the handshake, and how much memory it has then. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createCertificate } from "../../terraform/plugin/certificate";
import { cookie } from "../../terraform/plugin/serve";

export interface Handshake {
  readonly milliseconds: number;
  /** Resident memory before anybody has called AWS. Undefined where the system does not tell. */
  readonly megabytes: number | undefined;
}

/** @param folder the folder with the plugin */
export async function measureHandshake(folder: string, env: NodeJS.ProcessEnv): Promise<Handshake> {
  const { certificatePem } = await createCertificate();
  const start = performance.now();
  const plugin = spawn(join(folder, "terraform-provider-instancerefresh"), {
    env: { ...env, [cookie.name]: cookie.value, PLUGIN_CLIENT_CERT: certificatePem.toString() },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(plugin.stdout, "data");
  const milliseconds = performance.now() - start;
  const megabytes = residentMegabytes(plugin.pid ?? 0);
  plugin.kill("SIGTERM");
  await once(plugin, "exit");
  return { milliseconds, megabytes };
}

function residentMegabytes(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
