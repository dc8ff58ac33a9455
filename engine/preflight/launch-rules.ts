/** Whether what the target names can be launched at all. */
import { renderTemplate } from "../refresh/target";
import { error, type PreflightFacts, type Finding, type LaunchFacts } from "./facts";

export function templateExists({ missingTemplates = [] }: PreflightFacts): readonly Finding[] {
  return missingTemplates.map((template) =>
    error(
      `launch template ${renderTemplate(template)} does not exist in this Region: check desiredConfiguration`,
    ),
  );
}

export function imageCanBeLaunched({ launches = [] }: PreflightFacts): readonly Finding[] {
  return launches.flatMap(({ image }) => {
    if ("missing" in image) {
      return error(
        `image ${image.imageId} does not exist in this Region or may not be used: check imageId and the image's launch permissions`,
      );
    }
    return image.state === "available"
      ? []
      : error(
          `image ${image.imageId} is ${image.state}: wait until it is available, or use another one`,
        );
  });
}

export function instanceTypeRunsImage({ launches = [] }: PreflightFacts): readonly Finding[] {
  return launches.flatMap(typesThatDoNotRun);
}

function typesThatDoNotRun({ image, instanceTypes }: LaunchFacts): readonly Finding[] {
  if ("missing" in image) return [];
  return instanceTypes
    .filter(({ architectures }) => !architectures.includes(image.architecture))
    .map(({ instanceType, architectures }) =>
      error(
        `instance type ${instanceType} runs ${architectures.join(" and ")} images, but ${image.imageId} is for ${image.architecture}: ` +
          "choose an image or an instance type to match",
      ),
    );
}
