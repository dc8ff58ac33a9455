/** Finds an operation of a service by name, as the protocol layer does. */
import { operationsOf, type Operation } from "../../simulator/protocol/operation";
import { services, type Service, type ServiceName } from "../../simulator/protocol/service";

export function requireService(name: ServiceName): Service {
  const service = services.find((candidate) => candidate.name === name);
  if (!service) throw new Error(`no service ${name}`);
  return service;
}

export function requireOperation(service: ServiceName, name: string): Operation {
  const operation = operationsOf(requireService(service)).get(name);
  if (!operation) throw new Error(`no operation ${name}`);
  return operation;
}
