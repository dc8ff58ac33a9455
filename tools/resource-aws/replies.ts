/** How the plugin answers over gRPC: a response, an error, or a resource that exists without being what was asked for. */
import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Created } from "./lifecycle";
import { toStruct } from "./properties";

/** An error that has more to say to the engine than a text. */
class StatusError extends Error {
  readonly status: Partial<grpc.StatusObject>;

  constructor(status: Partial<grpc.StatusObject>) {
    super(status.details);
    this.status = status;
  }
}

/** A gRPC method from a function of the request. What it throws is what the user reads on the resource. */
export function answering<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const reply = async (): Promise<Response> => answer(call.request);
    reply().then(
      (response) => {
        callback(null, response);
      },
      (error: unknown) => {
        const unnamed = { code: grpc.status.UNKNOWN, details: render(error) };
        callback(error instanceof StatusError ? error.status : unnamed);
      },
    );
  };
}

/** Says which of the provider's many types or functions is not served here. */
export function unimplemented(token: string, served: readonly string[]): StatusError {
  return new StatusError({
    code: grpc.status.UNIMPLEMENTED,
    details: `this stand-in for the AWS provider does not serve ${token}, only ${served.join(", ")}`,
  });
}

/** The resource exists and is saved, but the update fails, and the next one tries again. */
export function failedToSettle({ id, outputs, unsettled = "" }: Created): StatusError {
  const failure = new ErrorResourceInitFailed();
  failure.setId(id);
  failure.setProperties(toStruct(outputs));
  failure.setReasonsList([unsettled]);
  const detail = new Any();
  detail.pack(failure.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(unsettled);
  status.addDetails(detail);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return new StatusError({ code: grpc.status.UNKNOWN, details: unsettled, metadata });
}

/** AWS's code and text for an error of AWS; the text for one of ours. */
function render(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
}
