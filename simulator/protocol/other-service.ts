/** The answer to a signed request for a service that is not simulated, in a form that the service's clients can read. */
import { findAuthorization } from "./caller";
import type { HttpResponse, HttpRequest } from "./protocol";
import { services } from "./service";
import { escapeText } from "./xml";

/** How requests for the simulated services are signed. */
const signingNames: ReadonlySet<string> = new Set([
  "autoscaling",
  "ec2",
  "elasticloadbalancing",
  "monitoring",
  "ssm",
  "sts",
]);

/** Other services whose clients read XML; those of the rest read JSON. */
const xmlServices: ReadonlySet<string> = new Set([
  "cloudformation",
  "cloudfront",
  "cloudsearch",
  "elasticache",
  "elasticbeanstalk",
  "elasticmapreduce",
  "iam",
  "rds",
  "redshift",
  "route53",
  "s3",
  "sdb",
  "ses",
  "sns",
]);

/** The refusal by name, or undefined for a request that is unsigned, or for a service that is simulated. */
export function refuseOtherService(
  request: HttpRequest,
  requestId: string,
): HttpResponse | undefined {
  const service = findAuthorization(request)?.service;
  if (service === undefined || service === "" || signingNames.has(service)) return undefined;
  const known = services.map(({ title }) => title).join(", ");
  const message = `aws-autoscaling-simulator does not simulate the service ${service}. It simulates ${known}.`;
  const headers = { "x-amzn-requestid": requestId, "x-amz-request-id": requestId };
  const isXml = xmlServices.has(service) && request.headers["x-amz-target"] === undefined;
  return isXml
    ? {
        status: 501,
        headers: { ...headers, "content-type": "text/xml" },
        body: toXml(service, message),
      }
    : {
        status: 501,
        headers: {
          ...headers,
          "content-type": "application/x-amz-json-1.0",
          "x-amzn-errortype": "NotImplemented",
        },
        body: JSON.stringify({ __type: "NotImplemented", message }),
      };
}

/** S3 has no envelope around its errors. */
function toXml(service: string, message: string): string {
  const error = `<Error><Code>NotImplemented</Code><Message>${escapeText(message)}</Message></Error>`;
  return service === "s3" ? error : `<ErrorResponse>${error}</ErrorResponse>`;
}
