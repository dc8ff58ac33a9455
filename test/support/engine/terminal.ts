/** Runs a program on a real terminal of a given width, and reads from the screen what a person sees. */
import { spawn } from "@lydell/node-pty";
import { Terminal } from "@xterm/headless";

export interface TerminalOptions {
  readonly columns: number;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface TerminalRun {
  readonly exitCode: number;
  /** The screen at the end and all that has scrolled off it. Lines that the terminal wrapped are whole. */
  readonly screen: readonly string[];
  /** Every line that ever stood on the screen, in the order of its first appearance. */
  readonly seen: readonly string[];
}

/** High enough that nothing scrolls while the display is redrawn. */
const rows = 50;

export async function runOnTerminal(
  [file = "", ...args]: readonly string[],
  { columns, cwd, env }: TerminalOptions,
): Promise<TerminalRun> {
  const terminal = new Terminal({
    cols: columns,
    rows,
    scrollback: 10_000,
    allowProposedApi: true,
  });
  const child = spawn(file, args, { cols: columns, rows, cwd, env, name: "xterm-256color" });
  const seen: string[] = [];
  child.onData((data) => {
    terminal.write(data, () => {
      for (const { text } of linesOf(terminal)) if (!seen.includes(text)) seen.push(text);
    });
  });
  const exitCode = await new Promise<number>((resolve) => {
    child.onExit((end) => {
      resolve(end.exitCode);
    });
  });
  await new Promise<void>((resolve) => {
    terminal.write("", resolve);
  });
  return { exitCode, screen: unwrapped(linesOf(terminal)), seen };
}

interface Line {
  readonly text: string;
  /** Whether it goes on with the line before it. */
  readonly isWrapped: boolean;
}

function linesOf({ buffer }: Terminal): readonly Line[] {
  const { active } = buffer;
  return Array.from({ length: active.length }, (_, index) => {
    const line = active.getLine(index);
    return { text: line?.translateToString(true) ?? "", isWrapped: line?.isWrapped ?? false };
  });
}

function unwrapped(lines: readonly Line[]): readonly string[] {
  const whole: string[] = [];
  for (const { text, isWrapped } of lines) {
    if (isWrapped) whole.push((whole.pop() ?? "") + text);
    else whole.push(text);
  }
  return whole;
}
