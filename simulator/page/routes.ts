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

/** Whether a request is for the page. An AWS call at the root address is signed, or names its action. */
export function isForPage({ method, path, query, headers }: HttpRequest): boolean {
  if (method !== "GET") return false;
  if (path === "/_simulator/page") return true;
  const isCall =
    headers["authorization"] !== undefined || /(?:^|&)(?:Action|X-Amz-\w+)=/iu.test(query);
  return !isCall && Object.hasOwn(files, path);
}

/** Answers a request of the page, or returns undefined for any other. */
export function answerPage(
  view: (question: PageQuestion) => PageView,
  request: HttpRequest,
): HttpAnswer | undefined {
  if (!isForPage(request)) return undefined;
  const { path, query } = request;
  const words = new URLSearchParams(query);
  if (path === "/_simulator/page") {
    const question = {
      group: words.get("group") ?? undefined,
      find: words.get("find") ?? undefined,
    };
    return answer("application/json", JSON.stringify(view(question)));
  }
  const file = files[path];
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
