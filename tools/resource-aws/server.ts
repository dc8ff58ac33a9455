/** A stand-in for the AWS provider's plugin, for tests and the offline demo: serves a few resource types against a simulator. */
import { readFileSync } from "node:fs";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { createProvider } from "./provider";

const manifest = readFileSync(require.resolve("@pulumi/aws/package.json"), "utf8");
const { version } = JSON.parse(manifest) as { readonly version: string };

const server = new grpc.Server();
server.addService(ResourceProviderService, createProvider(version));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});

// The engine ends every operation with SIGINT and waits 5 seconds for those who linger; it closes stdin when it dies.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));
process.stdin.on("end", () => process.exit(0)).resume();
