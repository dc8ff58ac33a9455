/** What a wire protocol does: read an operation's input, and write its output or an error. */
import type { NormalizedSchema } from "@smithy/core/schema";
import type { AwsError } from "../aws-error";
import type { Operation } from "./operation";
import type { Mismatch, Reading } from "./reading";
import type { Service } from "./service";

/** An HTTP request as it arrived. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** The query string without its question mark. */
  readonly query: string;
  /** Header names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** An HTTP answer as it will be sent. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A request whose service and protocol are known; the operation is still only a name. */
export interface AwsRequest {
  readonly service: Service;
  readonly action: string;
  readonly protocol: Protocol;
  readonly read: (input: NormalizedSchema) => Reading;
}

export interface Protocol {
  readonly writeOutput: (operation: Operation, output: unknown, requestId: string) => HttpResponse;
  readonly writeError: (service: Service, error: AwsError, requestId: string) => HttpResponse;
  /** AWS's error for an operation name that the service does not have. */
  readonly refuseAction: (service: Service, action: string) => AwsError;
  /** AWS's error for a request that is not what the schema says. */
  readonly refuseMismatch: (mismatch: Mismatch) => AwsError;
}
