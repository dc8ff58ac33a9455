/** Recognises which service, which operation and which protocol an HTTP request is for. */
import { cbor } from "@smithy/core/cbor";
import { AwsError } from "../aws-error";
import { awsJson } from "./aws-json";
import { awsQuery } from "./aws-query";
import { ec2Query } from "./ec2-query";
import { parseForm, takeValue } from "./form";
import type { AwsRequest, HttpRequest, Protocol } from "./protocol";
import { readDocument } from "./read-document";
import { readForm } from "./read-form";
import { rpcCbor } from "./rpc-cbor";
import { services, type Service } from "./service";
import { uncompressed } from "./uncompressed";

/** Throws `AwsError` if the request is for no service that is spoken here. */
export function recognise(arrived: HttpRequest): AwsRequest {
  const request = uncompressed(arrived);
  const target = request.headers["x-amz-target"];
  if (target !== undefined) return recogniseJson(request, target);
  if (request.headers["smithy-protocol"] === "rpc-v2-cbor") return recogniseCbor(request);
  return recogniseForm(request);
}

/** The protocol to answer in where the request could not be recognised. */
export function protocolOf(request: HttpRequest): Protocol {
  if (request.headers["x-amz-target"] !== undefined) return awsJson(jsonVersionOf(request));
  return request.headers["smithy-protocol"] === "rpc-v2-cbor" ? rpcCbor : awsQuery;
}

function jsonVersionOf(request: HttpRequest): "1.0" | "1.1" {
  return request.headers["content-type"]?.includes("json-1.1") ? "1.1" : "1.0";
}

function recogniseJson(request: HttpRequest, header: string): AwsRequest {
  const [target = "", action = ""] = header.split(".");
  const service = requireService(
    (candidate) => candidate.target === target,
    `X-Amz-Target ${header}`,
  );
  const document = parseJson(request.body);
  return {
    service,
    action,
    protocol: awsJson(jsonVersionOf(request)),
    read: (input) => readDocument(input, document()),
  };
}

function recogniseCbor(request: HttpRequest): AwsRequest {
  const [, target = "", action = ""] =
    /\/service\/([^/]+)\/operation\/([^/]+)/.exec(request.path) ?? [];
  const service = requireService(
    (candidate) => candidate.target === target,
    `path ${request.path}`,
  );
  const document = parseCbor(request.body);
  return { service, action, protocol: rpcCbor, read: (input) => readDocument(input, document()) };
}

function recogniseForm(request: HttpRequest): AwsRequest {
  const body = Buffer.from(request.body).toString("utf8");
  const form = parseForm([request.query, body].filter((part) => part !== "").join("&"));
  for (const name of [...form.children.keys()]) {
    if (/^X-Amz-/i.test(name)) form.children.delete(name);
  }
  const action = takeValue(form, "Action");
  const version = takeValue(form, "Version");
  if (action === undefined) throw new AwsError("MissingAction", missingAction);
  const service = requireService(
    (candidate) => candidate.version === version && candidate.query !== "none",
    version === undefined ? "a request without a Version" : `Version ${version}`,
  );
  const style = service.query === "ec2Query" ? "ec2Query" : "awsQuery";
  const protocol = style === "ec2Query" ? ec2Query : awsQuery;
  return { service, action, protocol, read: (input) => readForm(input, form, style) };
}

const missingAction =
  "The request must contain an Action and a Version parameter. This is aws-autoscaling-simulator; point an AWS client at it with AWS_ENDPOINT_URL.";

function requireService(isIt: (service: Service) => boolean, what: string): Service {
  const found = services.find(isIt);
  if (found) return found;
  const known = services.map((service) => `${service.title} ${service.version}`).join(", ");
  throw new AwsError("InvalidAction", `The simulator speaks ${known}; it does not know ${what}.`);
}

/** Parsing waits until the operation is known, so that an unknown one is named first. */
function parseJson(body: Uint8Array): () => unknown {
  return () => {
    try {
      const text = Buffer.from(body).toString("utf8");
      return text === "" ? {} : (JSON.parse(text) as unknown);
    } catch {
      throw new AwsError("SerializationException", "The request body is not JSON");
    }
  };
}

function parseCbor(body: Uint8Array): () => unknown {
  return () => {
    try {
      return body.length === 0 ? {} : (cbor.deserialize(body) as unknown);
    } catch {
      throw new AwsError("SerializationException", "The request body is not CBOR");
    }
  };
}
