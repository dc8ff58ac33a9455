/** The stand-in's provider: its configuration, resources and data sources. */
import type { DataSource, Provider } from "../../terraform/plugin/provider";
import type { Block } from "../../terraform/schema/schema";
import {
  configurationProblems,
  readConfiguration,
  withRegion,
} from "../resource-aws/configuration";
import { getAmi } from "../resource-aws/functions/get-ami";
import type { Lookup } from "../resource-aws/functions/lookup";
import { getAvailabilityZones } from "../resource-aws/functions/network";
import { group } from "../resource-aws/resources/group";
import { launchTemplate } from "../resource-aws/resources/launch-template";
import { createScope, type Scope } from "../resource-aws/scope";
import { createResource } from "./managed-resource";
import * as schemas from "./schemas";
import { toProperties, toValues } from "./translate";

export function createProvider(): Provider {
  let configured: Scope | undefined;
  const scope = (): Scope => {
    if (configured === undefined) throw new Error("The provider has not been configured.");
    return configured;
  };
  return {
    configuration: schemas.configuration,
    resources: {
      aws_launch_template: createResource({
        type: launchTemplate,
        schema: schemas.launchTemplate,
        scope,
      }),
      aws_autoscaling_group: createResource({
        type: group,
        schema: schemas.autoScalingGroup,
        scope,
      }),
    },
    dataSources: {
      aws_ami: createDataSource(schemas.ami, getAmi, scope),
      aws_availability_zones: createDataSource(
        schemas.availabilityZones,
        getAvailabilityZones,
        scope,
      ),
    },
    configure: (values) => {
      const inputs = withRegion(toProperties(schemas.configuration, values));
      const [problem] = configurationProblems(inputs);
      if (problem) return [{ severity: "error", summary: problem.reason }];
      configured = createScope(readConfiguration(inputs));
      return [];
    },
  };
}

function createDataSource(schema: Block, lookUp: Lookup, scope: () => Scope): DataSource {
  return {
    schema,
    read: async (configuration) => {
      const args = toProperties(schema, configuration);
      const found = await lookUp(args, scope().clientsOf(args));
      return { ...toValues(schema, { ...args, ...found }), filter: configuration["filter"] };
    },
  };
}
