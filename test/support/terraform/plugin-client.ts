/** Speaks the plugin protocol to the provider's real process, as Terraform does: for what the installed terraform never asks. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client, credentials, type ChannelCredentials } from "@grpc/grpc-js";
import { createCertificate, type Certificate } from "../../../terraform/plugin/certificate";
import { cookie } from "../../../terraform/plugin/serve";
import { loadServices } from "../../../terraform/protocol/services";

/** A response as proto-loader reads it. */
export type Answer = Readonly<Record<string, unknown>>;

export interface PluginClient {
  /** Calls a method of `tfplugin6.Provider`. */
  readonly call: (method: string, request?: object) => Promise<Answer>;
  /** The same without a certificate of our own. */
  readonly callAsStranger: (method: string) => Promise<Answer>;
}

export async function withPlugin(
  env: Readonly<Record<string, string>>,
  body: (client: PluginClient) => Promise<void>,
): Promise<void> {
  const { buildPlugins } = await import("../../../tools/terraform-aws/build-plugins.mjs");
  const { instancerefresh } = await buildPlugins();
  const own = await createCertificate();
  const plugin = spawn(join(instancerefresh, "terraform-provider-instancerefresh"), {
    env: {
      ...process.env,
      ...env,
      [cookie.name]: cookie.value,
      PLUGIN_CLIENT_CERT: own.certificatePem.toString(),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(plugin, "exit");
  try {
    const [line] = (await once(createInterface(plugin.stdout), "line")) as [string];
    const [, , , socket = "", , der = ""] = line.split("|");
    await body({
      call: (method, request = {}) => callOnce(socket, trust(der, own), { method, request }),
      callAsStranger: (method) => callOnce(socket, trust(der), { method, request: {} }),
    });
  } finally {
    plugin.kill("SIGTERM");
    await ended;
  }
}

/** Trusts the certificate of the handshake, and shows its own. */
function trust(der: string, own?: Certificate): ChannelCredentials {
  const body = der.match(/.{1,64}/g)?.join("\n") ?? "";
  const padding = "=".repeat((4 - (der.length % 4)) % 4);
  const root = `-----BEGIN CERTIFICATE-----\n${body}${padding}\n-----END CERTIFICATE-----\n`;
  return credentials.createSsl(Buffer.from(root), own?.keyPem, own?.certificatePem);
}

async function callOnce(
  socket: string,
  channel: ChannelCredentials,
  { method, request }: { readonly method: string; readonly request: object },
): Promise<Answer> {
  const client = new Client(`unix:${socket}`, channel, {
    "grpc.ssl_target_name_override": "localhost",
  });
  const definition = loadServices()["tfplugin6.Provider"][method];
  if (definition === undefined) throw new Error(`The protocol has no ${method}.`);
  const { path, requestSerialize, responseDeserialize } = definition;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        (error, answer) => {
          if (error) reject(error);
          else resolve((answer ?? {}) as Answer);
        },
      );
    });
  } finally {
    client.close();
  }
}
