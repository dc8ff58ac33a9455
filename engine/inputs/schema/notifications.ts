/** Who is told of a roll besides the terminal: files and webhooks. */
import type { ListShape, ObjectShape, TextShape } from "../shape";
import { secretUrl, texts } from "../shape";

const path = {
  kind: "text",
  min: 1,
  max: 4096,
  rule: "a report is written to a file, whose path is 1 to 4096 characters",
  cure: "use a path, for example ./refresh.json",
} satisfies TextShape;

export const report = {
  kind: "object",
  rule: "report is an object with the files json and markdown",
  fields: { json: path, markdown: path },
} satisfies ObjectShape;

const url = secretUrl(
  "a webhook has an http or https URL",
  "use a URL that takes a POST with JSON",
);

export const webhooks = {
  kind: "list",
  max: 10,
  isSecret: true,
  rule: "webhooks is a list of at most 10 addresses",
  of: {
    kind: "object",
    isSecret: true,
    rule: "a webhook is an object with a url",
    required: { url: `nothing is given: ${url.rule}; ${url.cure}.` },
    fields: {
      url,
      events: texts(
        { kind: "word", subject: "an event of a webhook", words: ["start", "checkpoint", "end"] },
        "events is a list of what a webhook is told of",
      ),
    },
  },
} satisfies ListShape;
