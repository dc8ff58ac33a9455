/** Where a followed refresh is shown: a progress bar on a terminal, a line per change anywhere else. All of it on stderr, so that stdout is for results. */
import type { Reporter } from "../run/ports";

export interface Display {
  readonly reporter: Reporter;
  /** Ends the display with a last line. */
  readonly close: (line: string, isSuccess: boolean) => void;
}

/** Shows what an act reports. Whatever becomes of it, nothing of the display is left behind: a bar would keep the process alive. */
export async function withDisplay(act: (display: Display) => Promise<void>): Promise<void> {
  const isTerminal = process.stderr.isTTY && process.env["CI"] === undefined;
  const { clear, ...display } = isTerminal ? await openBar() : openLines();
  try {
    await act(display);
  } finally {
    clear();
  }
}

interface Clearable extends Display {
  /** Takes away what still moves. */
  readonly clear: () => void;
}

async function openBar(): Promise<Clearable> {
  const { progress } = await import("@clack/prompts");
  // The bar ends by itself at Ctrl-C, and would say "Canceled" of a refresh that goes on.
  const bar = progress({ max: 100, output: process.stderr, cancelMessage: "interrupted" });
  bar.start("looking");
  let isOpen = true;
  let shown = 0;
  const show = (line: string, percentage = shown): void => {
    bar.advance(percentage - shown, line);
    shown = percentage;
  };
  return {
    reporter: {
      progress: (line, progress) => {
        show(line, progress?.percentageComplete);
      },
      note: (line) => {
        show(line);
      },
      warn: (line) => {
        show(line);
      },
      announce: (lines) => {
        show(lines.join("; "));
      },
    },
    close: (line, isSuccess) => {
      isOpen = false;
      if (bar.isCancelled) console.error(line);
      else if (isSuccess) bar.stop(line);
      else bar.error(line);
    },
    clear: () => {
      if (isOpen) bar.clear();
    },
  };
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
      announce: (lines) => {
        write(lines.join("\n"));
      },
    },
    close: write,
    clear: () => undefined,
  };
}
