/** The gRPC services that `protocol.ts` describes, in the form that `@grpc/grpc-js` serves and calls. */
import type { ServiceDefinition } from "@grpc/grpc-js";
import { fromJSON } from "@grpc/proto-loader";
import { parse } from "protobufjs";
import { pluginProtocol, providerProtocol } from "./protocol";

/** Each service by its full name, for example `tfplugin6.Provider`. */
export function loadServices(): Readonly<Record<ServiceName, ServiceDefinition>> {
  return {
    "tfplugin6.Provider": serviceOf(providerProtocol, "tfplugin6.Provider"),
    "plugin.GRPCController": serviceOf(pluginProtocol, "plugin.GRPCController"),
    "plugin.GRPCStdio": serviceOf(pluginProtocol, "plugin.GRPCStdio"),
    "plugin.GRPCBroker": serviceOf(pluginProtocol, "plugin.GRPCBroker"),
  };
}

export type ServiceName =
  "tfplugin6.Provider" | "plugin.GRPCController" | "plugin.GRPCStdio" | "plugin.GRPCBroker";

function serviceOf(description: string, name: ServiceName): ServiceDefinition {
  const { root } = parse(description, { keepCase: true });
  const definitions = fromJSON(root.toJSON(), { keepCase: true, longs: Number, enums: String });
  const found = definitions[name];
  // A service is a map of methods; messages and enums have a format of their own.
  if (found === undefined || typeof found.format === "string") {
    throw new Error(`The protocol description has no service ${name}.`);
  }
  return found;
}
