/** A world in which a preflight finds nothing to say: the image is there and fits, the credentials do not end, and nobody runs on the fleet. */
import type { PreflightPort } from "../../../engine/preflight/preflight-port";

export const quietPreflightFacts: PreflightPort = {
  findImage: (imageId) => Promise.resolve({ imageId, state: "available", architecture: "x86_64" }),
  describeInstanceTypes: (types) =>
    Promise.resolve(types.map((instanceType) => ({ instanceType, architectures: ["x86_64"] }))),
  launchesBeforeTerminating: () => Promise.resolve(false),
  credentialsEndIn: () => Promise.resolve(undefined),
  ownInstanceId: () => Promise.resolve(undefined),
};
