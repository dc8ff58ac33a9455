/** The live page's routes: the page at the root address, its style and scripts, and what it asks for each second. */
import type { HttpResponse, HttpRequest } from "../protocol/protocol";
import { manual } from "../manual";
import { findPageFile, isPageFile } from "./files";
import type { PageQuestion, PageView } from "./overview";

/** Whether a request is for the page. An AWS call at the root address is signed, or names its action. */
export function isForPage({ method, path, query, headers }: HttpRequest): boolean {
  if (method !== "GET") return false;
  if (path === "/_simulator/page" || path === "/_simulator/help") return true;
  const isCall =
    headers["authorization"] !== undefined || /(?:^|&)(?:Action|X-Amz-\w+)=/iu.test(query);
  return !isCall && isPageFile(path);
}

/** Answers a request of the page, or returns undefined for any other. */
export function answerPage(
  view: (question: PageQuestion) => PageView,
  request: HttpRequest,
): HttpResponse | undefined {
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
  if (path === "/_simulator/help") return answer("text/plain", manual);
  const file = findPageFile(path);
  return file && answer(file.type, file.text);
}

function answer(type: string, body: string): HttpResponse {
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
