/** The methods of `tfplugin6.Provider` for a provider: the messages of the protocol to plain values, and back. */
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { typeOfBlock } from "../schema/schema";
import { toWireSchema } from "../schema/wire-schema";
import type { Values } from "../values/value";
import { fromWire, toWire } from "../values/wire";
import { toDiagnostic, toWireDiagnostics } from "./diagnostic";
import { managing } from "./managed-resources";
import type { DataSource, Identity, Provider } from "./provider";
import { mapValues, requireType, requireValues, type Method, type Request } from "./request";

const capabilities = { plan_destroy: false, get_provider_schema_optional: true };

export function toMethods(provider: Provider): UntypedServiceImplementation {
  const methods: Readonly<Record<string, Method>> = {
    ...describing(provider),
    ...configuring(provider),
    ...managing(provider),
    ...reading(provider),
  };
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [name, answering(method)]),
  );
}

type Callback = (error: null, response: object) => void;

/** What a method throws is what the user reads. */
function answering(method: Method) {
  return ({ request }: { readonly request: Request }, callback: Callback): void => {
    const answer = async (): Promise<object> => method(request);
    answer().then(
      (response) => {
        callback(null, response);
      },
      (error: unknown) => {
        callback(null, { diagnostics: toWireDiagnostics([toDiagnostic(error)]) });
      },
    );
  };
}

function describing(provider: Provider): Readonly<Record<string, Method>> {
  const { configuration, resources, dataSources = {} } = provider;
  const names = (types: object) => Object.keys(types).map((type_name) => ({ type_name }));
  return {
    GetMetadata: () => ({
      server_capabilities: capabilities,
      resources: names(resources),
      data_sources: names(dataSources),
    }),
    GetProviderSchema: () => ({
      server_capabilities: capabilities,
      provider: toWireSchema(configuration),
      resource_schemas: mapValues(resources, ({ schema, schemaVersion }) =>
        toWireSchema(schema, schemaVersion),
      ),
      data_source_schemas: mapValues(dataSources, ({ schema }) => toWireSchema(schema)),
    }),
    GetResourceIdentitySchemas: () => ({ identity_schemas: identitySchemas(resources) }),
    GetFunctions: () => ({}),
  };
}

function identitySchemas(resources: Provider["resources"]): object {
  const known = Object.entries(resources).flatMap(([name, { identity }]) =>
    identity === undefined ? [] : [[name, toWireIdentitySchema(identity)] as const],
  );
  return Object.fromEntries(known);
}

function toWireIdentitySchema({ attributes }: Identity): object {
  const identity_attributes = Object.entries(attributes).map(
    ([name, { description, type, mode }]) => ({
      name,
      description,
      type: Buffer.from(JSON.stringify(type)),
      required_for_import: mode === "required",
      optional_for_import: mode === "optional",
    }),
  );
  return { version: 0, identity_attributes };
}

function configuring(provider: Provider): Readonly<Record<string, Method>> {
  const type = typeOfBlock(provider.configuration);
  const read = ({ config }: Request): Values => requireValues(fromWire(config, type));
  return {
    ValidateProviderConfig: (request) => ({
      diagnostics: toWireDiagnostics(provider.validate?.(read(request)) ?? []),
    }),
    ConfigureProvider: (request) => ({
      diagnostics: toWireDiagnostics(provider.configure(read(request))),
    }),
    StopProvider: () => {
      provider.stop?.();
      return {};
    },
  };
}

function reading({ dataSources = {} }: Provider): Readonly<Record<string, Method>> {
  const find = ({ type_name: name = "" }: Request): DataSource => requireType(dataSources, name);
  return {
    ValidateDataResourceConfig: () => ({}),
    ReadDataSource: async (request) => {
      const { schema, read } = find(request);
      const type = typeOfBlock(schema);
      return { state: toWire(await read(requireValues(fromWire(request.config, type))), type) };
    },
  };
}
