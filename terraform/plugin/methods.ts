/** The methods of `tfplugin6.Provider` for a provider: the messages of the protocol to plain values, and back. */
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { typeOfBlock } from "../schema/schema";
import { toWireSchema } from "../schema/wire-schema";
import type { CtyType } from "../values/cty-type";
import { isValues, type Values } from "../values/value";
import { fromJson, fromWire, parse, toWire, type WireValue } from "../values/wire";
import { toWireDiagnostics, toWirePath, type Diagnostic } from "./diagnostic";
import type { Applied, DataSource, Identity, Provider, Resource } from "./provider";

/** A message of the protocol, as proto-loader reads it. What was not sent is undefined. */
interface Request {
  readonly type_name?: string;
  readonly config?: WireValue;
  readonly current_state?: WireValue;
  readonly prior_state?: WireValue;
  readonly proposed_new_state?: WireValue;
  readonly planned_state?: WireValue;
  readonly private?: Uint8Array;
  readonly prior_private?: Uint8Array;
  readonly planned_private?: Uint8Array;
  readonly raw_state?: { readonly json?: Uint8Array };
  readonly raw_identity?: { readonly json?: Uint8Array };
  readonly id?: string;
  readonly identity?: { readonly identity_data?: WireValue };
}

type Method = (request: Request) => object | Promise<object>;

const capabilities = { plan_destroy: false, get_provider_schema_optional: true };
const noData = new Uint8Array();

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

/** An error in Terraform's form: its first line above the rest. */
export function toDiagnostic(error: unknown): Diagnostic {
  const text = error instanceof Error ? error.message : String(error);
  const [summary = "", ...rest] = text.split("\n");
  return { severity: "error", summary, detail: rest.join("\n") };
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

function managing({ resources }: Provider): Readonly<Record<string, Method>> {
  const find = ({ type_name: name = "" }: Request): Resource => requireType(resources, name);
  return {
    ValidateResourceConfig: (request) => {
      const { schema, validate } = find(request);
      const configuration = requireValues(fromWire(request.config, typeOfBlock(schema)));
      return { diagnostics: toWireDiagnostics(validate?.(configuration) ?? []) };
    },
    UpgradeResourceState: (request) => {
      const type = typeOfBlock(find(request).schema);
      const json = parse(request.raw_state?.json ?? noData);
      return { upgraded_state: toWire(fromJson(json, type), type) };
    },
    UpgradeResourceIdentity: (request) => {
      const type = typeOfIdentity(find(request));
      const json = parse(request.raw_identity?.json ?? noData);
      return { upgraded_identity: { identity_data: toWire(fromJson(json, type), type) } };
    },
    PlanResourceChange: (request) => planChange(find(request), request),
    ApplyResourceChange: (request) => applyChange(find(request), request),
    ReadResource: (request) => readResource(find(request), request),
    ImportResourceState: (request) => importState(find(request), request),
  };
}

async function planChange(resource: Resource, request: Request): Promise<object> {
  const type = typeOfBlock(resource.schema);
  const proposed = toValues(fromWire(request.proposed_new_state, type));
  if (proposed === undefined) {
    return { planned_state: toWire(null, type), planned_private: request.prior_private ?? noData };
  }
  const planned = await resource.plan({
    prior: toValues(fromWire(request.prior_state, type)),
    proposed,
    configuration: requireValues(fromWire(request.config, type)),
    privateData: request.prior_private ?? noData,
  });
  return {
    planned_state: toWire(planned.state, type),
    requires_replace: (planned.replacedBy ?? []).map(toWirePath),
    planned_private: planned.privateData ?? noData,
    diagnostics: toWireDiagnostics(planned.diagnostics ?? []),
    ...identityOf(resource, planned.state, "planned_identity"),
  };
}

async function applyChange(resource: Resource, request: Request): Promise<object> {
  const type = typeOfBlock(resource.schema);
  const prior = toValues(fromWire(request.prior_state, type));
  const apply = async (): Promise<Applied> =>
    resource.apply({
      prior,
      planned: toValues(fromWire(request.planned_state, type)),
      privateData: request.planned_private ?? noData,
    });
  // Where nothing was done the state stays as it was, also when it is a failure.
  const applied = await apply().catch((error: unknown): Applied => ({
    state: prior,
    diagnostics: [toDiagnostic(error)],
  }));
  return toAnswer(resource, applied);
}

async function readResource(resource: Resource, request: Request): Promise<object> {
  const state = requireValues(fromWire(request.current_state, typeOfBlock(resource.schema)));
  const privateData = request.private ?? noData;
  const read = await resource.read({ state, privateData });
  return toAnswer(resource, { privateData, ...read });
}

function toAnswer(resource: Resource, { state, privateData, diagnostics }: Applied): object {
  return {
    new_state: toWire(state ?? null, typeOfBlock(resource.schema)),
    private: privateData ?? noData,
    diagnostics: toWireDiagnostics(diagnostics ?? []),
    ...(state && identityOf(resource, state, "new_identity")),
  };
}

async function importState(resource: Resource, request: Request): Promise<object> {
  const { type_name, id = "", identity } = request;
  if (resource.import === undefined) throw new Error(`${String(type_name)} cannot be imported.`);
  const given = fromWire(identity?.identity_data, typeOfIdentity(resource));
  const { state, privateData, diagnostics } = await resource.import({
    id,
    identity: toValues(given),
  });
  const imported = state && {
    type_name,
    state: toWire(state, typeOfBlock(resource.schema)),
    private: privateData ?? noData,
    ...identityOf(resource, state, "identity"),
  };
  return {
    imported_resources: imported ? [imported] : [],
    diagnostics: toWireDiagnostics(diagnostics ?? []),
  };
}

function identityOf(resource: Resource, state: Values, name: string): object {
  const { identity } = resource;
  if (identity === undefined) return {};
  return { [name]: { identity_data: toWire(identity.of(state), typeOfIdentity(resource)) } };
}

function typeOfIdentity({ identity }: Resource): CtyType {
  return ["object", mapValues(identity?.attributes ?? {}, ({ type }) => type)];
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

function requireType<Kind>(kinds: Readonly<Record<string, Kind>>, name: string): Kind {
  const found = kinds[name];
  if (found !== undefined) return found;
  throw new Error(`This provider has no ${name}, only ${Object.keys(kinds).join(", ")}.`);
}

function toValues(value: unknown): Values | undefined {
  return isValues(value) ? value : undefined;
}

function requireValues(value: unknown): Values {
  return toValues(value) ?? {};
}

function mapValues<Value, Result>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Readonly<Record<string, Result>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
