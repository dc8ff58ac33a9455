/**
 * The connections that inline programs have with their engines.
 *
 * Programs of many runs live in one test process, each with an engine at a port of its own. gRPC shares connections between the clients of a process, by
 * address, and Pulumi's runtime leaves that of a run which failed open for ever. Once the operating system gives the same port to a later engine, that run
 * finds the dead connection and fails with `14 UNAVAILABLE: No connection established`. So here no client shares.
 */
import type { ClientOptions } from "@grpc/grpc-js";
import * as settings from "@pulumi/pulumi/runtime/settings";

/** What Pulumi's runtime connects with. It is there at run time, and left out of the declared types as internal. */
export const pulumiClientOptions = (settings as unknown as { grpcClientOptions: ClientOptions })
  .grpcClientOptions;

/** From now on every client of Pulumi's runtime in this process has a connection of its own. */
export function shareNoConnections(): void {
  Object.assign(pulumiClientOptions, { "grpc.use_local_subchannel_pool": 1 });
}
