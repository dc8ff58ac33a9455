/** Listeners of Classic Load Balancers: what requests ask for and what is answered. */
import type { Listener } from "@aws-sdk/client-elastic-load-balancing";
import { AwsError } from "../../aws-error";
import type { ClassicListener } from "../../model/elastic-load-balancing/state";
import { unverified } from "../../model/unverified-texts";

const protocols: readonly string[] = ["HTTP", "HTTPS", "TCP", "SSL"];

/** Throws AWS's error for a protocol that there is not, a certificate that is missing, or one port twice. */
export function readListeners(listeners: readonly Listener[]): readonly ClassicListener[] {
  if (listeners.length === 0) throw new AwsError("ValidationError", unverified.listenersMissing);
  const read = listeners.map(readListener);
  const ports = new Set(read.map(({ loadBalancerPort }) => loadBalancerPort));
  if (ports.size === read.length) return read;
  throw new AwsError("ValidationError", unverified.listenerPortTwice);
}

function readListener(listener: Listener): ClassicListener {
  const protocol = readProtocol(listener.Protocol ?? "");
  const isSecure = protocol === "HTTPS" || protocol === "SSL";
  if (isSecure && listener.SSLCertificateId === undefined) {
    throw new AwsError("ValidationError", unverified.certificateMissing(protocol));
  }
  return {
    protocol,
    loadBalancerPort: listener.LoadBalancerPort ?? 0,
    instanceProtocol: readProtocol(listener.InstanceProtocol ?? usualInstanceProtocol(protocol)),
    instancePort: listener.InstancePort ?? 0,
    certificateId: listener.SSLCertificateId,
  };
}

/** Traffic goes on unencrypted, in the same layer, where nothing else is said. */
function usualInstanceProtocol(protocol: string): string {
  return protocol === "HTTP" || protocol === "HTTPS" ? "HTTP" : "TCP";
}

function readProtocol(given: string): string {
  const protocol = given.toUpperCase();
  if (protocols.includes(protocol)) return protocol;
  throw new AwsError("UnsupportedProtocol", unverified.protocolUnsupported(given));
}

export function toListener(listener: ClassicListener): Listener {
  return {
    Protocol: listener.protocol,
    LoadBalancerPort: listener.loadBalancerPort,
    InstanceProtocol: listener.instanceProtocol,
    InstancePort: listener.instancePort,
    SSLCertificateId: listener.certificateId,
  };
}
