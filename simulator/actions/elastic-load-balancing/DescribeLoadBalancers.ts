/** DescribeLoadBalancers: Classic Load Balancers by name. */
import type {
  DescribeAccessPointsInput,
  DescribeAccessPointsOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import { AwsError } from "../../aws-error";
import { requireLoadBalancer } from "../../model/elastic-load-balancing/registration";
import { unverified } from "../../model/unverified-texts";
import type { Action } from "../action";
import { fromPageToken, toPageToken } from "../page-token";
import { toLoadBalancer } from "./load-balancer-answer";

export const describeLoadBalancers: Action<
  DescribeAccessPointsInput,
  DescribeAccessPointsOutput
> = ({ LoadBalancerNames: names = [], Marker: marker, PageSize: size = 400 }, { world }) => {
  const found =
    names.length === 0
      ? [...world.elb.loadBalancers.values()]
      : names.map((name) => requireLoadBalancer(world, name));
  const start = fromPageToken(marker);
  if (start === undefined) {
    throw new AwsError("ValidationError", unverified.markerInvalid(marker ?? ""));
  }
  const end = start + size;
  return {
    LoadBalancerDescriptions: found
      .slice(start, end)
      .map((loadBalancer) => toLoadBalancer(world, loadBalancer)),
    NextMarker: end < found.length ? toPageToken(end) : undefined,
  };
};
