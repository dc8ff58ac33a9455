/** The simulator's time: moved by hand, as fast as the wall clock, or faster. No timer is involved. */

/**
 * `virtual` stands still until it is advanced; `real` runs with the wall clock; `scaled` runs `scale` times as fast.
 * Every mode can be advanced.
 */
export type ClockMode = "virtual" | "real" | "scaled";

export interface ClockSetting {
  readonly mode: ClockMode;
  /** Simulated seconds per real second in mode `scaled`. More than 0. @default 30 */
  readonly scale?: number;
}

export interface ClockOptions extends ClockSetting {
  /** The first instant. @default 2026-01-01T00:00:00Z in mode `virtual`, else the wall clock's time */
  readonly startTime?: Date;
  /** Milliseconds of the wall clock; it must not run backwards. @default the process's monotonic clock */
  readonly wall?: () => number;
}

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly setting: () => ClockSetting;
  /** Moves forward by so many seconds, 0 or more. */
  readonly advance: (seconds: number) => void;
  /** Changes how time passes from now on. The present does not jump. */
  readonly set: (setting: ClockSetting) => void;
  /** Back to the first instant and the first setting. */
  readonly reset: () => void;
}

const defaultStart = Date.UTC(2026, 0, 1);
const defaultScale = 30;

export function createClock(options: ClockOptions): Clock {
  const wall = options.wall ?? monotonicWall;
  const first = {
    mode: options.mode,
    ...(options.scale === undefined ? {} : { scale: options.scale }),
  };
  let setting: ClockSetting = first;
  let anchor = { wall: 0, time: 0 };
  const now = (): number =>
    Math.min(lastInstant, Math.floor(anchor.time + (wall() - anchor.wall) * speed(setting)));
  const reset = (): void => {
    setting = first;
    anchor = { wall: wall(), time: options.startTime?.getTime() ?? firstInstant(first, wall) };
  };
  requireScale(first);
  reset();
  return {
    now,
    setting: () => setting,
    advance: (seconds) => {
      requireAtLeastZero(seconds);
      requireInTime(now() + seconds * 1000);
      anchor = { ...anchor, time: anchor.time + seconds * 1000 };
    },
    set: (next) => {
      requireScale(next);
      anchor = { time: now(), wall: wall() };
      setting = next;
    },
    reset,
  };
}

/** The last instant whose ISO 8601 form has a year of four digits, which is all that clients read. */
const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59);

/** The clock cannot be moved so. */
export class ClockError extends RangeError {
  override readonly name = "ClockError";
}

function requireInTime(instant: number): void {
  if (instant > lastInstant) throw new ClockError("The clock ends with the year 9999.");
}

function requireAtLeastZero(seconds: number): void {
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new ClockError(`The clock moves forward only, by 0 or more seconds; ${seconds} is not.`);
  }
}

function requireScale({ scale = defaultScale }: ClockSetting): void {
  if (!Number.isFinite(scale) || scale <= 0) {
    throw new ClockError(`A clock's scale is a number above 0; ${scale} is not.`);
  }
}

function firstInstant(setting: ClockSetting, wall: () => number): number {
  return setting.mode === "virtual" ? defaultStart : wall();
}

/** Simulated milliseconds per millisecond of the wall clock. */
function speed(setting: ClockSetting): number {
  switch (setting.mode) {
    case "virtual":
      return 0;
    case "real":
      return 1;
    case "scaled":
      return setting.scale ?? defaultScale;
  }
}

function monotonicWall(): number {
  return performance.timeOrigin + performance.now();
}
