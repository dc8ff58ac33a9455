/** The provider `instancerefresh`: its settings, its one resource, and Ctrl-C. */
import type { Provider } from "../plugin/provider";
import { createGroupResource } from "../resource/group";
import { createSession, type Session } from "../resource/session";
import { settingsBlock } from "./settings-block";
import { validateSettings } from "./validate";

export function createProvider(environment: NodeJS.ProcessEnv): Provider {
  const interruption = new AbortController();
  let session: Session | undefined;
  return {
    configuration: settingsBlock,
    resources: {
      instancerefresh_group: createGroupResource(
        () => (session ??= createSession({}, interruption.signal, environment)),
      ),
    },
    validate: (settings) => validateSettings(settings, environment),
    configure: (settings) => {
      session = createSession(settings, interruption.signal, environment);
      return [];
    },
    stop: () => {
      interruption.abort();
    },
  };
}
