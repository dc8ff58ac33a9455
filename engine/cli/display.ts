/** Where a refresh is shown: a progress bar on a terminal, a line per change anywhere else. All of it on stderr, so that stdout is for results. */
import { styleText } from "node:util";
import type { Reporter } from "../run/ports";

export interface Display {
  readonly reporter: Reporter;
  /** Ends the display with last lines, if there are any. */
  readonly close: (text: string | undefined, isSuccess: boolean) => void;
}

/** Shows what an act reports. Clears the moving bar at the end, also after an error. */
export async function withDisplay(act: (display: Display) => Promise<void>): Promise<void> {
  const isTerminal = process.stderr.isTTY && process.env["CI"] === undefined;
  const { clear, ...display } = isTerminal ? openBar(process.stderr) : openLines();
  try {
    await act(display);
  } finally {
    clear();
  }
}

interface Clearable extends Display {
  /** Removes what still moves. */
  readonly clear: () => void;
}

const barCells = 20;
const clearLine = "\r\u001b[2K";

/**
 * The bar is the last line and is drawn again in place; notes and warnings stay above it. It never reads stdin: the terminal keeps
 * sending SIGINT at Ctrl-C.
 */
function openBar(stream: NodeJS.WriteStream): Clearable {
  let bar = "";
  const draw = (text: string): void => {
    bar = text;
    stream.write(clearLine + cut(bar, stream.columns));
  };
  const keep = (text: string): void => {
    stream.write(`${clearLine}${text}\n${cut(bar, stream.columns)}`);
  };
  const paint = (colour: "green" | "red" | "yellow", text: string): string =>
    styleText(colour, text, { stream });
  return {
    reporter: {
      progress: (line, progress) => {
        draw(`${cells(progress?.percentageComplete ?? 0)} ${line}`);
      },
      note: keep,
      warn: (line) => {
        keep(`${paint("yellow", "warning:")} ${line}`);
      },
      preview: (lines) => {
        lines.forEach(keep);
      },
    },
    close: (text, isSuccess) => {
      bar = "";
      if (text !== undefined) keep(paintFirstLine(text, isSuccess ? "green" : "red", paint));
    },
    clear: () => {
      stream.write(clearLine);
    },
  };
}

function paintFirstLine(
  text: string,
  colour: "green" | "red",
  paint: (colour: "green" | "red", text: string) => string,
): string {
  const [first = "", ...rest] = text.split("\n");
  return [paint(colour, first), ...rest].join("\n");
}

/** `██████░░░░`: the share is in the characters, so that it is there without colours too. */
function cells(percentage: number): string {
  const full = Math.round((percentage / 100) * barCells);
  return "█".repeat(full) + "░".repeat(barCells - full);
}

/** A terminal that does not know its width says 0. */
function cut(line: string, columns: number): string {
  const width = columns > 0 ? columns : 80;
  return line.length < width ? line : `${line.slice(0, width - 2)}…`;
}

function openLines(): Clearable {
  const write = (line: string): void => {
    console.error(line);
  };
  return {
    reporter: {
      progress: write,
      note: write,
      warn: (line) => {
        write(`warning: ${line}`);
      },
      preview: (lines) => {
        lines.forEach(write);
      },
    },
    close: (text) => {
      if (text !== undefined) write(text);
    },
    clear: () => undefined,
  };
}
