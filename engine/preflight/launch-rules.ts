/** Whether what the target names can be launched at all. */
import type { LaunchTemplateSpecification } from "../inputs/inputs";
import { renderTemplate } from "../refresh/target";
import { error, warning, type PreflightFacts, type Finding, type LaunchFacts } from "./facts";

export function templateExists({
  missingTemplates = [],
  target,
}: PreflightFacts): readonly Finding[] {
  return missingTemplates.map((template) =>
    error(
      target.from === "program"
        ? `launch template ${renderTemplate(template)} does not exist in this Region: check desiredConfiguration`
        : `${renderMissingOwn(template)}: give the group a version that exists`,
    ),
  );
}

/** A refresh onto another template heals the group; until it succeeds, every scale-out fails, and a rollback would. */
export function ownTemplateExists({
  missingOwnTemplates = [],
  target,
}: PreflightFacts): readonly Finding[] {
  if (target.from === "group") return [];
  return missingOwnTemplates.map((template) =>
    warning(
      `${renderMissingOwn(template)} until the refresh succeeds, and the old version cannot be restored. Keep the versions that groups launch from`,
    ),
  );
}

function renderMissingOwn(template: LaunchTemplateSpecification): string {
  return `the group's own launch template ${renderTemplate(template)} does not exist, so the group can launch nothing`;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html */
export function imageIsNoParameter({
  parameterTemplates = [],
  target,
  skipMatching,
}: PreflightFacts): readonly Finding[] {
  if (target.from === "group" && !skipMatching) return [];
  return parameterTemplates.map((template) =>
    error(
      target.from === "program"
        ? `the image of ${renderTemplate(template)} is an SSM parameter, which AWS refuses in a desired configuration: ` +
            "give the template an image id, or give the template to the group and leave desiredConfiguration out"
        : `the image of the group's own ${renderTemplate(template)} is an SSM parameter, which AWS refuses together with skip matching: ` +
            "set preferences.skipMatching to false, or leave it out",
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
