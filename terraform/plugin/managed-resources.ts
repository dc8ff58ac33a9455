/** The methods for managed resources: validate, upgrade, plan, apply, read and import. */
import { typeOfBlock } from "../schema/schema";
import type { CtyType } from "../values/cty-type";
import type { Values } from "../values/value";
import { fromJson, fromWire, parse, toWire } from "../values/wire";
import { toDiagnostic, toWireDiagnostics, toWirePath } from "./diagnostic";
import type { Applied, Provider, Resource } from "./provider";
import {
  mapValues,
  noData,
  requireType,
  requireValues,
  toValues,
  type Method,
  type Request,
} from "./request";

export function managing({ resources }: Provider): Readonly<Record<string, Method>> {
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
