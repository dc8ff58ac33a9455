/** Serves a provider to the Terraform that has started this process: HashiCorp's go-plugin handshake, over gRPC with mutual TLS. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { protocolVersion } from "../protocol/protocol";
import { loadServices } from "../protocol/services";
import { createCertificate } from "./certificate";

/** What Terraform puts in the environment of every plugin. @see https://github.com/hashicorp/go-plugin/blob/main/docs/guide-plugin-write-non-go.md */
export const cookie = {
  name: "TF_PLUGIN_MAGIC_COOKIE",
  value: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
};

/** A schema or a state may be large; Terraform itself sets this limit. */
const largestMessage = 256 * 1024 * 1024;

/** Whether Terraform has started this process. */
export function isPluginProcess(environment: NodeJS.ProcessEnv): boolean {
  return environment[cookie.name] === cookie.value;
}

/**
 * Serves the methods of `tfplugin6.Provider` until Terraform ends the process. The line on stdout tells Terraform where.
 *
 * @throws Error when this process was not started by Terraform
 */
export async function servePlugin(
  methods: UntypedServiceImplementation,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  if (!isPluginProcess(environment)) {
    throw new Error("This is a Terraform provider: Terraform or OpenTofu starts it.");
  }
  const { credentials, der } = await credentialsFor(environment["PLUGIN_CLIENT_CERT"]);
  const place = placeToListen(environment);
  const server = createServer(methods, () => {
    server.forceShutdown();
    place.remove();
    process.exit(0);
  });
  const port = await listen(server, place.address, credentials);
  const reached =
    place.network === "unix" ? place.address.slice("unix:".length) : `127.0.0.1:${port}`;
  process.stdout.write(`1|${protocolVersion}|${place.network}|${reached}|grpc|${der}\n`);
  process.on("exit", place.remove);
  // Ctrl-C reaches the whole process group. Terraform tells us by StopProvider, and waits for the state that we give it then.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => process.exit(0));
}

async function credentialsFor(
  client: string | undefined,
): Promise<{ readonly credentials: ServerCredentials; readonly der: string }> {
  // Without a certificate of the client (Terraform always sends one), go-plugin expects plain text.
  if (client === undefined || client === "") {
    return { credentials: ServerCredentials.createInsecure(), der: "" };
  }
  const { der, certificatePem, keyPem } = await createCertificate();
  const pair = { cert_chain: certificatePem, private_key: keyPem };
  return { credentials: ServerCredentials.createSsl(Buffer.from(client), [pair], true), der };
}

interface Place {
  readonly network: "unix" | "tcp";
  /** As gRPC names it. */
  readonly address: string;
  readonly remove: () => void;
}

/** A socket in a folder that nobody else may open; on Windows, a port of this machine. */
function placeToListen(environment: NodeJS.ProcessEnv): Place {
  if (process.platform === "win32") {
    return { network: "tcp", address: "127.0.0.1:0", remove: () => undefined };
  }
  const parent = environment["PLUGIN_UNIX_SOCKET_DIR"];
  const folder = mkdtempSync(join(parent === undefined || parent === "" ? tmpdir() : parent, "tf"));
  return {
    network: "unix",
    address: `unix:${join(folder, "plugin")}`,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function createServer(methods: UntypedServiceImplementation, end: () => void): Server {
  const server = new Server({
    "grpc.max_receive_message_length": largestMessage,
    "grpc.max_send_message_length": largestMessage,
  });
  const services = loadServices();
  server.addService(services["tfplugin6.Provider"], methods);
  server.addService(services["plugin.GRPCController"], {
    Shutdown: (_call: unknown, callback: (error: null, answer: object) => void) => {
      callback(null, {});
      // The answer must leave before the process does.
      setImmediate(end);
    },
  });
  // Both streams stay open for as long as Terraform wants: there is nothing to say on either.
  server.addService(services["plugin.GRPCStdio"], {
    StreamStdio: () => undefined,
  });
  server.addService(services["plugin.GRPCBroker"], {
    StartStream: (stream: ServerDuplexStream<unknown, unknown>) => {
      stream.on("end", () => {
        stream.end();
      });
      stream.resume();
    },
  });
  return server;
}

function listen(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}
