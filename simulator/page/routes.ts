/** The live page's routes: the page at the root address, its style and scripts, and what it asks for each second. */
import type { HttpAnswer, HttpRequest } from "../protocol/protocol";
import { html } from "./html";
import { mainScript } from "./main-script";
import type { PageQuestion, PageView } from "./overview";
import { renderScript } from "./render-script";
import { style } from "./style";

const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
  "/": ["text/html", html],
  "/_simulator/page/style.css": ["text/css", style],
  "/_simulator/page/main.js": ["text/javascript", mainScript],
  "/_simulator/page/render.js": ["text/javascript", renderScript],
};

/** Answers a request of the page, or returns undefined for any other. A presigned AWS call at the root address names its action. */
export function answerPage(
  view: (question: PageQuestion) => PageView,
  { method, path, query }: HttpRequest,
): HttpAnswer | undefined {
  if (method !== "GET") return undefined;
  const words = new URLSearchParams(query);
  if (path === "/_simulator/page") {
    const question = {
      group: words.get("group") ?? undefined,
      find: words.get("find") ?? undefined,
    };
    return answer("application/json", JSON.stringify(view(question)));
  }
  const file = words.has("Action") ? undefined : files[path];
  return file && answer(...file);
}

function answer(type: string, body: string): HttpAnswer {
  const headers = {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    // Names of groups come from anybody: nothing that is not the page's own runs in it.
    "content-security-policy":
      "default-src 'self'; img-src data:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
  };
  return { status: 200, headers, body };
}
