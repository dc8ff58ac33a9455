/** `completion`: a script that completes the tool's commands and options, made from its own list of commands. */
import type { Command } from "commander";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** The script for a shell, to be sourced. */
export function renderCompletion(shell: Shell, program: Command): string {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: longOptions(command, program),
  }));
  return shell === "fish"
    ? fishScript(program.name(), commands)
    : bashScript(shell, program.name(), commands);
}

interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly string[];
}

function longOptions(command: Command, program: Command): readonly string[] {
  return [...command.options, ...program.options].flatMap(({ long }) => (long ? [long] : []));
}

/** zsh reads bash's completions after this command. */
function bashScript(shell: Shell, tool: string, commands: readonly CompletedCommand[]): string {
  const name = `_${tool.replaceAll("-", "_")}`;
  const cases = commands.map(
    ({ name: command, options }) => `    ${command}) words="${options.join(" ")}" ;;`,
  );
  return [
    ...(shell === "zsh" ? ["autoload -U +X bashcompinit && bashcompinit"] : []),
    `${name}() {`,
    `  local words="${commands.map(({ name: command }) => command).join(" ")}"`,
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    "  esac",
    '  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))',
    "}",
    `complete -F ${name} ${tool}`,
  ].join("\n");
}

function fishScript(tool: string, commands: readonly CompletedCommand[]): string {
  const quote = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
  return commands
    .flatMap(({ name, description, options }) => [
      `complete -c ${tool} -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
      ...options.map(
        (option) =>
          `complete -c ${tool} -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`,
      ),
    ])
    .join("\n");
}
