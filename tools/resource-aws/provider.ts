/** The provider's gRPC methods: the engine's messages to plain data and back. */
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { configurationProblems, readConfiguration, withRegion } from "./configuration";
import { functions } from "./functions";
import * as lifecycle from "./lifecycle";
import { nameOf } from "./naming";
import { fromStruct, toStruct } from "./properties";
import { answering, failedToSettle, unimplemented } from "./replies";
import type { ResourceType } from "./resource-type";
import { resourceTypes } from "./resources";
import { toCheckResponse, toDiffResponse } from "./responses";
import { createScope, type Scope } from "./scope";

/** The methods of one plugin process, which serves one `aws.Provider`. */
export function createProvider(version: string): UntypedServiceImplementation {
  let scope: Scope | undefined;
  const configured = (): Scope => {
    if (!scope) throw new Error("The provider has not been configured.");
    return scope;
  };
  const configure = (request: rpc.ConfigureRequest): rpc.ConfigureResponse => {
    scope = createScope(readConfiguration(fromStruct(request.getArgs())));
    return new rpc.ConfigureResponse().setSupportspreview(true);
  };
  return {
    handshake: answering(handshake),
    getPluginInfo: answering(() => new plugin.PluginInfo().setVersion(version)),
    checkConfig: answering(checkConfig),
    diffConfig: answering((request: rpc.DiffRequest) => diffInputs(request, ["region"])),
    configure: answering(configure),
    invoke: answering((request: rpc.InvokeRequest) => invoke(request, configured())),
    check: answering(check),
    diff: answering((request: rpc.DiffRequest) =>
      diffInputs(request, [...typeOf(request).replacing, "region"]),
    ),
    create: answering((request: rpc.CreateRequest) => create(request, configured())),
    read: answering((request: rpc.ReadRequest) => read(request, configured())),
    update: answering((request: rpc.UpdateRequest) => update(request, configured())),
    delete: answering((request: rpc.DeleteRequest) => remove(request, configured())),
    cancel: answering(() => new Empty()),
  };
}

function handshake(): rpc.ProviderHandshakeResponse {
  // Values arrive plain; the engine marks outputs secret again by their names.
  const response = new rpc.ProviderHandshakeResponse();
  return response.setAcceptSecrets(false).setSupportsAutonamingConfiguration(true);
}

function checkConfig(request: rpc.CheckRequest): rpc.CheckResponse {
  const inputs = withRegion(fromStruct(request.getNews()));
  return toCheckResponse(inputs, configurationProblems(inputs));
}

async function invoke(request: rpc.InvokeRequest, scope: Scope): Promise<rpc.InvokeResponse> {
  const token = request.getTok();
  const lookUp = functions[token];
  if (!lookUp) throw unimplemented(token, Object.keys(functions));
  const args = fromStruct(request.getArgs());
  const found = await lookUp(args, scope.clientsOf(args));
  const result = { ...args, ...found, region: scope.regionOf(args) };
  return new rpc.InvokeResponse().setReturn(toStruct(result));
}

function check(request: rpc.CheckRequest): rpc.CheckResponse {
  const type = typeOf(request);
  const given = fromStruct(request.getNews());
  const name = nameOf({
    inputs: given,
    oldInputs: fromStruct(request.getOlds()),
    resource: request.getName(),
    seed: request.getRandomseed_asU8(),
    proposed: request.getAutonaming()?.getProposedName() ?? "",
  });
  return toCheckResponse({ ...given, name }, type.shape(given).problems);
}

function diffInputs(request: rpc.DiffRequest, replacing: readonly string[]): rpc.DiffResponse {
  const olds = fromStruct(request.getOldInputs());
  return toDiffResponse(olds, fromStruct(request.getNews()), replacing);
}

async function create(request: rpc.CreateRequest, scope: Scope): Promise<rpc.CreateResponse> {
  const created = await lifecycle.create(
    { type: typeOf(request), scope },
    { inputs: fromStruct(request.getProperties()), preview: request.getPreview() },
  );
  if (created.unsettled !== undefined) throw failedToSettle(created);
  return new rpc.CreateResponse().setId(created.id).setProperties(toStruct(created.outputs));
}

async function read(request: rpc.ReadRequest, scope: Scope): Promise<rpc.ReadResponse> {
  const response = new rpc.ReadResponse();
  const found = await lifecycle.read(
    { type: typeOf(request), scope },
    {
      id: request.getId(),
      inputs: fromStruct(request.getInputs()),
      outputs: fromStruct(request.getProperties()),
    },
  );
  if (!found) return response; // without an id: the resource is gone
  response.setId(request.getId()).setProperties(toStruct(found.outputs));
  return response.setInputs(toStruct(found.inputs));
}

async function update(request: rpc.UpdateRequest, scope: Scope): Promise<rpc.UpdateResponse> {
  const outputs = await lifecycle.update(
    { type: typeOf(request), scope },
    {
      id: request.getId(),
      inputs: fromStruct(request.getNews()),
      oldInputs: fromStruct(request.getOldInputs()),
      outputs: fromStruct(request.getOlds()),
      preview: request.getPreview(),
    },
  );
  return new rpc.UpdateResponse().setProperties(toStruct(outputs));
}

async function remove(request: rpc.DeleteRequest, scope: Scope): Promise<Empty> {
  const clients = scope.clientsOf(fromStruct(request.getProperties()));
  await typeOf(request).delete(request.getId(), clients);
  return new Empty();
}

function typeOf(request: { readonly getType: () => string }): ResourceType {
  const token = request.getType();
  const type = resourceTypes.find((served) => served.token === token);
  if (type) return type;
  throw unimplemented(
    token,
    resourceTypes.map((served) => served.token),
  );
}
