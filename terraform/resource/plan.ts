/** Plans a resource: whether anything is to be done, what an apply would do, and what stands in the way. Never fails because of AWS. */
import { announce } from "../../provider/pulumi/announce";
import { difference } from "../../provider/pulumi/difference";
import { pastOf } from "../../provider/pulumi/saved-state";
import type { Path } from "../plugin/diagnostic";
import type { Planned, PlanRequest } from "../plugin/provider";
import { toPath } from "../schema/inputs";
import { inputs as shape } from "../../provider/core/check/inputs";
import { isUnknown, unknown, type Values } from "../values/value";
import { createPlanReporter } from "./reporter";
import type { Session } from "./session";
import { toLastProperties, toProperties, withUnknownOutputs } from "./state";

export async function planGroup(request: PlanRequest, session: Session): Promise<Planned> {
  const { prior, privateData } = request;
  const proposed = withRegion(request, session);
  const reporter = createPlanReporter();
  const means = { isUnknown, connect: session.connect(reporter) };
  const news = { ...toProperties(proposed), __preview: true };
  if (prior === undefined) {
    await announce(news, {}, means);
    return { state: withUnknownOutputs(proposed), diagnostics: reporter.diagnostics() };
  }
  const olds = toLastProperties(prior);
  const { changes, replaces = [] } = await difference(olds, news, means);
  if (!changes) return { state: proposed, privateData, diagnostics: reporter.diagnostics() };
  await announce(news, replaces.length > 0 ? {} : pastOf(olds), means);
  return {
    state: withUnknownOutputs(proposed),
    replacedBy: replaces.map((name): Path => toPath(shape, name)),
    privateData,
    diagnostics: reporter.diagnostics(),
  };
}

/** The proposed values with the Region: that of the configuration, of the provider block, or of the state, in this order. */
function withRegion(
  { configuration, proposed, prior }: PlanRequest,
  { region: ofProvider }: Session,
): Values {
  const { region: own } = configuration;
  const last = prior === undefined ? unknown : (prior["region"] ?? null);
  return { ...proposed, region: own ?? ofProvider ?? last };
}
