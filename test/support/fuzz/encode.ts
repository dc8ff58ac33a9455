/** Writes an input as a client would, in each protocol that the operation's service is spoken in. */
import { QueryShapeSerializer } from "@aws-sdk/core/protocols";
import { cbor } from "@smithy/core/cbor";
import type { Operation } from "../../../simulator/protocol/operation";
import type { HttpRequest } from "../../../simulator/protocol/protocol";

export type Wire = "form" | "json" | "cbor";

/** The forms of requests that a service takes. */
export function wiresOf({ service }: Operation): readonly Wire[] {
  if (service.name === "cloudwatch") return ["form", "json", "cbor"];
  return service.query === "none" ? ["json"] : ["form"];
}

/** A request that asks for the operation with this input. */
export function encode(operation: Operation, input: unknown, wire: Wire): HttpRequest {
  const { name, service } = operation;
  switch (wire) {
    case "form":
      return aRequest({
        body: formOf(operation, input),
        headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
      });
    case "json":
      return aRequest({
        body: JSON.stringify(input, (_key, value: unknown) =>
          value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
        ),
        headers: {
          "content-type": `application/x-amz-json-${service.name === "ssm" ? "1.1" : "1.0"}`,
          "x-amz-target": `${service.target}.${name}`,
        },
      });
    case "cbor":
      return aRequest({
        path: `/service/${service.target}/operation/${name}`,
        body: cbor.serialize(secondsForDates(input)),
        headers: { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" },
      });
  }
}

export interface RequestParts {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export function aRequest({ body = "", ...parts }: RequestParts = {}): HttpRequest {
  return { method: "POST", path: "/", query: "", headers: {}, ...parts, body: Buffer.from(body) };
}

/** The body of a form-encoded request. An input that does not fit the schema is written as far as it does. */
function formOf({ name, service, input: schema }: Operation, input: unknown): string {
  const start = `Action=${name}&Version=${service.version}`;
  if (schema.isUnitSchema()) return start;
  const isEc2 = service.query === "ec2Query";
  const serializer = new QueryShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    serializeEmptyLists: !isEc2,
    capitalizeKeys: isEc2,
    flattenLists: isEc2,
    ec2: isEc2,
  });
  serializer.write(schema, input);
  return start + String(serializer.flush());
}

function secondsForDates(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(secondsForDates);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, secondsForDates(member)]),
  );
}
