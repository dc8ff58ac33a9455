/** Draws what each request costs as the world grows: a flat line is what is wanted. */
import type { Point } from "./curve";

/** @returns an SVG */
export async function drawCurve(points: readonly Point[]): Promise<string> {
  const [{ compile }, { View, parse }] = await Promise.all([import("vega-lite"), import("vega")]);
  const { spec } = compile({
    title: "The same request in a growing world of Auto Scaling groups, 50 instances each",
    width: 520,
    height: 360,
    background: "white",
    data: { values: points.map((point) => ({ ...point })) },
    mark: { type: "line", point: true },
    encoding: {
      x: {
        field: "groups",
        type: "quantitative",
        scale: { type: "log" },
        axis: { values: [...new Set(points.map(({ groups }) => groups))] },
        title: "groups, a tenth of them being refreshed",
      },
      y: {
        field: "milliseconds",
        type: "quantitative",
        scale: { type: "log" },
        title: "milliseconds per request (median)",
      },
      color: { field: "query", type: "nominal", title: null, sort: null },
    },
    config: { legend: { labelLimit: 320 }, range: { category: { scheme: "tableau20" } } },
  });
  return new View(parse(spec), { renderer: "none" }).toSVG();
}
