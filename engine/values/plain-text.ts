/** Texts that AWS, programs and servers have written, as a person can read them. */
import { stripVTControlCharacters } from "node:util";

const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Control characters, and those that turn the direction of a text. */
const commands = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const encoded = /Encoded authorization failure message: [\w-]+\.?/g;

/**
 * The text on one line, without terminal control characters. Encoded details that only AWS can decode are replaced by a hint.
 * Every text from outside comes through here: the ports call it where they take texts in.
 */
export function toPlainText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(lineBreaks, " ")
    .replace(commands, "")
    .replace(
      encoded,
      "AWS has encoded the reason; docs/permissions.md lists what each call needs.",
    );
}
