/** Draws lag against calls, each poller a point. */
import type { Measured } from "./measure";

/** @returns an SVG */
export async function drawTradeOff(measured: readonly Measured[]): Promise<string> {
  const [{ compile }, { View, parse }] = await Promise.all([import("vega-lite"), import("vega")]);
  const point = {
    x: { field: "calls", type: "quantitative", title: "Describe calls per refresh" },
  } as const;
  const y = { field: "meanLag", type: "quantitative", title: "mean lag in seconds" } as const;
  const { spec } = compile({
    title: "Seeing the end of a refresh: how late, for how many calls",
    width: 520,
    height: 320,
    background: "white",
    data: { values: measured.map((one) => ({ ...one })) },
    layer: [
      {
        mark: { type: "point", filled: true, size: 90 },
        encoding: {
          ...point,
          y,
          color: {
            condition: { test: "datum.name === 'InstanceRefresh'", value: "#d62728" },
            value: "#4c78a8",
          },
        },
      },
      {
        mark: { type: "text", align: "left", dx: 9, dy: -2, fontSize: 11 },
        encoding: { ...point, y, text: { field: "name" } },
      },
    ],
  });
  return new View(parse(spec), { renderer: "none" }).toSVG();
}
