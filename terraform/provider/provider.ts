/** The provider `instancerefresh`: its settings, its one resource, and Ctrl-C. */
import type { Diagnostic } from "../plugin/diagnostic";
import type { Provider } from "../plugin/provider";
import { createGroupResource } from "../resource/group";
import { createSession, type Session } from "../resource/session";
import type { Values } from "../values/value";
import { settingsBlock } from "./settings";

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
    validate: validateSettings,
    configure: (settings) => {
      session = createSession(settings, interruption.signal, environment);
      return [];
    },
    stop: () => {
      interruption.abort();
    },
  };
}

function validateSettings(settings: Values): readonly Diagnostic[] {
  const isSet = (name: string): boolean => settings[name] !== null && settings[name] !== "";
  const half = isSet("access_key") !== isSet("secret_key");
  return half
    ? [
        {
          severity: "error",
          summary: "access_key and secret_key belong together",
          detail: "Only one of them is set: set both, or neither.",
          path: [isSet("access_key") ? "access_key" : "secret_key"],
        },
      ]
    : [];
}
