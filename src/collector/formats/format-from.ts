import { KotowariError } from '../model/index.js';

/** One format in a configuration: its name there and the template. */
interface Named {
  readonly name: string;
  readonly template: string;
}

/**
 * Finds the format of a log in a server's configuration: nginx `log_format` and `access_log`, Apache `LogFormat` and `CustomLog`.
 *
 *     log_format main '$remote_addr …'; access_log /var/log/nginx/access.log main;
 *     LogFormat "%h …" main             CustomLog ${APACHE_LOG_DIR}/access.log main
 *
 * @param text of the configuration; files that it includes are not read.
 * @param log path of the log that is to be read, to tell several apart by their file names.
 * @returns what `--format` takes.
 * @throws KotowariError `usage` when it names none.
 */
export function formatFrom(text: string, log?: string): string {
  const bare = text.replace(/^\s*#.*$/gm, '');
  const formats = [...nginxFormats(bare), ...apacheFormats(bare)];
  const uses = [
    ...bare.matchAll(/^\s*(?:access_log|CustomLog)\s+("[^"]*"|\S+?)(?:\s+("(?:[^"\\]|\\.)*"|[\w-]+)[^\n;]*)?;?\s*$/gim),
  ];
  const used = uses.filter(([, path]) => path !== 'off');
  const own = log === undefined ? undefined : used.find(([, path = '']) => baseOf(path) === baseOf(log));
  const [, , name] = own ?? used[0] ?? [];
  if (name?.startsWith('"')) return name.slice(1, -1).replaceAll('\\"', '"');
  const found =
    formats.find((format) => format.name === name) ??
    (name === undefined && used.length === 0 ? formats[0] : undefined);
  if (found) return found.template;
  if (used.length > 0 && (name === undefined || name === 'combined')) return 'combined';
  if (name === 'common') return 'common';
  throw new KotowariError(
    'usage',
    `the configuration names no log format${name === undefined ? '' : ` "${name}"`}; expected log_format (nginx) or LogFormat (Apache) in the file itself`,
  );
}

function nginxFormats(text: string): Named[] {
  const found = text.matchAll(/^\s*log_format\s+(\S+)\s+((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^;'"])*);/gm);
  return [...found].map(([, name = '', template = '']) => ({ name, template: template.trim() }));
}

function apacheFormats(text: string): Named[] {
  const found = text.matchAll(/^\s*LogFormat\s+("(?:[^"\\]|\\.)*")\s+(\S+)\s*$/gim);
  return [...found].map(([, template = '', name = '']) => ({
    name,
    template: template.slice(1, -1).replaceAll('\\"', '"'),
  }));
}

/** The file name as it was before rotation. */
function baseOf(path: string): string {
  const name = path.replace(/"/g, '').split('/').at(-1)!;
  return name.replace(/\.(?:gz|bz2|xz|zst|zip)$/, '').replace(/[.-]\d+$/, '');
}
