/** Whether the new launch template can be launched at all. */
import { renderTemplate } from "../target";
import { error, type Facts, type Finding } from "./facts";

export function templateExists({ missingTemplate }: Facts): readonly Finding[] {
  return missingTemplate === undefined
    ? []
    : [
        error(
          `launch template ${renderTemplate(missingTemplate)} does not exist in this Region: check desiredConfiguration`,
        ),
      ];
}

export function imageCanBeLaunched({ image }: Facts): readonly Finding[] {
  if (image === undefined) return [];
  if ("missing" in image) {
    return [
      error(
        `image ${image.imageId} does not exist in this Region or may not be used: check imageId and the image's launch permissions`,
      ),
    ];
  }
  return image.state === "available"
    ? []
    : [
        error(
          `image ${image.imageId} is ${image.state}: wait until it is available, or use another one`,
        ),
      ];
}

export function instanceTypeRunsImage({ image, instanceTypes }: Facts): readonly Finding[] {
  if (image === undefined || "missing" in image) return [];
  return (instanceTypes ?? [])
    .filter(({ architectures }) => !architectures.includes(image.architecture))
    .map(({ instanceType, architectures }) =>
      error(
        `instance type ${instanceType} runs ${architectures.join(" and ")} images, but ${image.imageId} is for ${image.architecture}: ` +
          "choose an image or an instance type to match",
      ),
    );
}
