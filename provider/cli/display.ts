/** Where a followed refresh is shown: a progress bar on a terminal, a line per change anywhere else. All of it on stderr, so that stdout is for results. */
import type { Reporter } from "../operations/ports";

export interface Display {
  readonly reporter: Reporter;
  /** Ends the display with a last line. */
  readonly close: (line: string, isSuccess: boolean) => void;
}

export async function openDisplay(): Promise<Display> {
  return process.stderr.isTTY && process.env["CI"] === undefined ? openBar() : openLines();
}

async function openBar(): Promise<Display> {
  const { progress } = await import("@clack/prompts");
  const bar = progress({ max: 100, output: process.stderr });
  bar.start("looking");
  let shown = 0;
  const show = (line: string): void => {
    const percentage = Number(/^(\d+)% complete/.exec(line)?.[1] ?? shown);
    bar.advance(percentage - shown, line);
    shown = percentage;
  };
  return {
    reporter: {
      progress: show,
      note: show,
      warn: show,
      announce: (lines) => {
        show(lines.join("; "));
      },
    },
    close: (line, isSuccess) => {
      if (isSuccess) bar.stop(line);
      else bar.error(line);
    },
  };
}

function openLines(): Display {
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
      announce: (lines) => {
        write(lines.join("\n"));
      },
    },
    close: write,
  };
}
