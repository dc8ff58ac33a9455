/** Plans a resource: whether anything is to be done, what an apply would do, and what stands in the way. Never fails because of AWS. */
import { savedStateOf } from "aws-instance-refresh/decision/saved-state";
import { inputsSchema } from "aws-instance-refresh/inputs/schema/inputs";
import { showPreview } from "aws-instance-refresh/resource/show-preview";
import { difference } from "aws-instance-refresh/resource/difference";
import type { Properties } from "aws-instance-refresh/run/outputs";
import type { Path } from "../plugin/diagnostic";
import type { Planned, PlanRequest } from "../plugin/provider";
import { toPath } from "../schema/inputs";
import { isUnknown, unknown, type Values } from "../values/value";
import { addressOf, toPrivate } from "./private-data";
import { createPlanReporter, type CollectingReporter } from "./reporter";
import { errorContextOf, type Session } from "./session";
import { toLastProperties, toProperties, withUnknownOutputs } from "./state";

export async function planGroup(request: PlanRequest, session: Session): Promise<Planned> {
  const { prior } = request;
  const proposed = withRegion(request, session);
  const reporter = createPlanReporter();
  const news = toProperties(proposed);
  if (prior === undefined) {
    await preview({ news, olds: {} }, session, reporter);
    return {
      state: withUnknownOutputs(proposed),
      privateData: toPrivate({ creates: addressOf(news) }),
      diagnostics: reporter.diagnostics(),
    };
  }
  const olds = toLastProperties(prior);
  const { changes, replaces = [] } = await difference(olds, news, {
    isUnknown,
    isPreview: true,
    regionOf: ({ region }) => region,
    connect: session.connect(reporter),
  });
  if (!changes) {
    const privateData = toPrivate({ isRecordOnly: true });
    return { state: proposed, privateData, diagnostics: reporter.diagnostics() };
  }
  const isOther = replaces.length > 0;
  const decision = await preview({ news, olds: isOther ? {} : olds }, session, reporter);
  const isRecordOnly = decision?.act === "nothing" && !isOther;
  return {
    state: isRecordOnly ? proposed : withUnknownOutputs(proposed),
    replacedBy: replaces.map((name): Path => toPath(inputsSchema, name)),
    privateData: toPrivate({ isRecordOnly }),
    diagnostics: reporter.diagnostics(),
  };
}

/** What an apply would do, as far as that is known before it. */
function preview(
  { news, olds }: { readonly news: Properties; readonly olds: Properties },
  session: Session,
  reporter: CollectingReporter,
): ReturnType<typeof showPreview> {
  const ports = { ...session.connect(reporter)(news), persistence: "once" } as const;
  return showPreview(
    news,
    { saved: savedStateOf(olds), errorContext: errorContextOf(news), isUnknown },
    ports,
  );
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
