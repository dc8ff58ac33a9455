/** Writes doc comments. */

const width = 110;

/** One line where the text fits, else a block. A line that starts with a tag is not wrapped. */
export function renderComment(lines: readonly string[]): string {
  const [first = ""] = lines;
  if (lines.length === 1 && first.length <= width) return `/** ${first} */\n`;
  const wrapped = lines.flatMap((line) => (line.startsWith("@") ? [line] : wrap(line)));
  return ["/**", ...wrapped.map((line) => (line === "" ? " *" : ` * ${line}`)), " */\n"].join("\n");
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}
