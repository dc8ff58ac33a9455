/** Attributes of Classic Load Balancers, with AWS's defaults. */
import type { LoadBalancerAttributes } from "@aws-sdk/client-elastic-load-balancing";
import type { ClassicAttributes } from "../../model/elastic-load-balancing/state";

/** Over the API connection draining is off. */
export const defaultAttributes: ClassicAttributes = {
  isCrossZone: false,
  isDraining: false,
  drainingTimeoutSeconds: 300,
  idleTimeoutSeconds: 60,
  desyncMitigationMode: "defensive",
};

const desyncMitigationMode = "elb.http.desyncmitigationmode";

/** The attributes with those that a request gives. Access logs are not simulated, and stay off. */
export function changeAttributes(
  present: ClassicAttributes,
  given: LoadBalancerAttributes,
): ClassicAttributes {
  const { CrossZoneLoadBalancing, ConnectionDraining, ConnectionSettings } = given;
  const mode = (given.AdditionalAttributes ?? []).find(({ Key }) => Key === desyncMitigationMode);
  return {
    isCrossZone: CrossZoneLoadBalancing?.Enabled ?? present.isCrossZone,
    isDraining: ConnectionDraining?.Enabled ?? present.isDraining,
    drainingTimeoutSeconds: ConnectionDraining?.Timeout ?? present.drainingTimeoutSeconds,
    idleTimeoutSeconds: ConnectionSettings?.IdleTimeout ?? present.idleTimeoutSeconds,
    desyncMitigationMode: mode?.Value ?? present.desyncMitigationMode,
  };
}

export function toAttributes(attributes: ClassicAttributes): LoadBalancerAttributes {
  return {
    CrossZoneLoadBalancing: { Enabled: attributes.isCrossZone },
    AccessLog: { Enabled: false },
    ConnectionDraining: {
      Enabled: attributes.isDraining,
      Timeout: attributes.drainingTimeoutSeconds,
    },
    ConnectionSettings: { IdleTimeout: attributes.idleTimeoutSeconds },
    AdditionalAttributes: [{ Key: desyncMitigationMode, Value: attributes.desyncMitigationMode }],
  };
}
