import type { Command, OptionSpec } from '../command.js';

/** Works from a folder of `$fpath` and when it is sourced behind `compinit`. */
export function formatZshCompletion(commands: readonly Command[]): string {
  return `#compdef kotowari
# kotowari: completion for zsh. In ~/.zshrc, behind compinit: source <(kotowari completion zsh)
_kotowari() {
  local curcontext=$curcontext state line
  local -a commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${escapeColon(summary)}`)}`).join('\n')}
    'help:help on a command'
  )
  _arguments -C \\
    '(- : *)'{-h,--help}'[help]' \\
    '(- : *)'{-V,--version}'[the version]' \\
    '1:command:->command' \\
    '*::argument:->argument'
  case $state in
    command)
      _describe -t commands command commands
      ;;
    argument)
      case $words[1] in
        help)
          _describe -t commands command commands
          ;;
${commands.map(formatCommand).join('\n')}
      esac
      ;;
  esac
}
if [[ \${funcstack[1]} == _kotowari ]]; then
  _kotowari "$@"
else
  compdef _kotowari kotowari
fi
`;
}

function formatCommand(command: Command): string {
  const operands = command.operandChoices ? `1:word:(${command.operandChoices.join(' ')})` : '*:file:_files';
  const specs = [...command.options.map(formatOption), `'(- : *)'{-h,--help}'[this help]'`, quote(operands)];
  return `        ${command.name})
          _arguments \\
${specs.map((spec) => `            ${spec}`).join(' \\\n')}
          ;;`;
}

function formatOption({ name, short, value, choices, isPath, many, help }: OptionSpec): string {
  const files = value === 'DIR' ? '_files -/' : '_files';
  const action = isPath ? files : choices ? `(${choices.join(' ')})` : ' ';
  const takes = value ? `:${value}:${action}` : '';
  const says = `[${help.replace(/[[\]\\]/g, '\\$&')}]${takes}`;
  const long = `--${name}${value ? '=' : ''}`;
  if (!short) return quote(`${many ? '*' : ''}${long}${says}`);
  return `'(-${short} --${name})'{-${short}${value ? '+' : ''},${long}}${quote(says)}`;
}

function escapeColon(text: string): string {
  return text.replace(/[\\:]/g, '\\$&');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
