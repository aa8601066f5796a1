import type { Command, OptionSpec } from '../command.js';

/** Runs in bash 3.2 (macOS) and later. Where it offers nothing, readline completes file names. */
export function formatBashCompletion(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name);
  return `# kotowari: completion for bash. In ~/.bashrc: source <(kotowari completion bash)
_kotowari() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD - 1]}" words=''
  COMPREPLY=()
  # bash takes --lang=ja for three words
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $prev == '=' ]]; then
    prev="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  if ((COMP_CWORD == 1)); then
    words='${[...names, 'help', '--help', '--version'].join(' ')}'
  else
    case "\${COMP_WORDS[1]}" in
      help)
        words='${names.join(' ')}'
        ;;
${commands.map(formatCommand).join('\n')}
    esac
  fi
  compopt +o default +o bashdefault 2>/dev/null
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -o bashdefault -F _kotowari kotowari
`;
}

function formatCommand(command: Command): string {
  const flags = [...command.options.map(({ name }) => `--${name}`), '--help'].join(' ');
  const operands = command.operandChoices ? `words='${command.operandChoices.join(' ')}'` : 'return';
  return `      ${command.name})
        case "$prev" in
${command.options
  .filter(({ value }) => value !== undefined)
  .map(formatOption)
  .join('\n')}
          *)
            if [[ $cur == -* ]]; then
              words='${flags}'
            else
              ${operands}
            fi
            ;;
        esac
        ;;`.replace(/\n\n/g, '\n');
}

function formatOption({ name, short, value, choices, isPath }: OptionSpec): string {
  const flags = short ? `--${name} | -${short}` : `--${name}`;
  const folder = 'compopt -o dirnames +o default +o bashdefault 2>/dev/null; return';
  const act = isPath ? (value === 'DIR' ? folder : 'return') : `words='${(choices ?? []).join(' ')}'`;
  return `          ${flags}) ${act} ;;`;
}
