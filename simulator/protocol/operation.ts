/** The operations of a service, found in the schemas that its SDK client exports. */
import { createRequire } from "node:module";
import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticOperationSchema } from "@smithy/types";
import type { Service, ServiceName } from "./service";

export interface Operation {
  readonly service: Service;
  /** AWS's name, for example `StartInstanceRefresh`. */
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

const loadModule = createRequire(__filename);
const loaded = new Map<ServiceName, ReadonlyMap<string, Operation>>();

/** Every operation of a service by name. The first question about a service loads its SDK client. */
export function operationsOf(service: Service): ReadonlyMap<string, Operation> {
  const known = loaded.get(service.name);
  if (known) return known;
  const operations = new Map<string, Operation>();
  for (const exported of Object.values(loadModule(service.client) as object)) {
    if (isOperationSchema(exported)) operations.set(exported[2], toOperation(service, exported));
  }
  loaded.set(service.name, operations);
  return operations;
}

function toOperation(service: Service, schema: StaticOperationSchema): Operation {
  const [, , name, , input, output] = schema;
  return { service, name, input: NormalizedSchema.of(input), output: NormalizedSchema.of(output) };
}

/** An operation schema is a tuple that starts with 9: see `StaticOperationSchema` of `@smithy/types`. */
function isOperationSchema(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === 9 && value.length === 6;
}
