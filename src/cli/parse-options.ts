import { KotowariError, nearest } from '../collector/index.js';
import type { Command, OptionSpec, OptionValues } from './command.js';

/** What stands behind the command's name. */
export interface Given {
  readonly operands: readonly string[];
  readonly options: OptionValues;
}

/**
 * Reads the words behind a command's name: `--name value`, `--name=value`, `-n value`; behind `--` everything is an operand.
 *
 * @throws KotowariError `usage` for an unknown option (naming the nearest), a missing or a superfluous value.
 */
export function parseOptions(command: Command, words: readonly string[]): Given {
  const operands: string[] = [];
  const options: Record<string, string | boolean | string[]> = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (word === '-' || !word.startsWith('-')) {
      operands.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const given = equals < 0 ? word : word.slice(0, equals);
    const spec = findOption(command, given);
    if (spec.value === undefined) {
      if (equals >= 0) throw new KotowariError('usage', `--${spec.name} takes no value`);
      options[spec.name] = true;
      continue;
    }
    const value = equals < 0 ? words[++at] : word.slice(equals + 1);
    if (value === undefined || value === '')
      throw new KotowariError('usage', `--${spec.name} needs a value: --${spec.name} ${spec.value}`);
    options[spec.name] = spec.many ? [...((options[spec.name] as string[] | undefined) ?? []), value] : value;
  }
  return { operands, options };
}

function findOption(command: Command, given: string): OptionSpec {
  const found = command.options.find(({ name, short }) => given === `--${name}` || given === `-${short}`);
  if (found) return found;
  const names = [...command.options.map(({ name }) => `--${name}`), '--help'];
  const near = nearest(given, names);
  const hint = near ? `did you mean ${near}?` : `known: ${names.join(', ')}`;
  throw new KotowariError('usage', `unknown option ${given} of kotowari ${command.name}; ${hint}`);
}

/** @returns the value of a text option. */
export function textOf(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** @returns the values of an option that may be given several times. */
export function listOf(options: OptionValues, name: string): readonly string[] | undefined {
  const value = options[name];
  return Array.isArray(value) ? (value as readonly string[]) : undefined;
}

/** @returns a whole number. @throws KotowariError `usage` when it is none. */
export function numberOf(options: OptionValues, name: string): number | undefined {
  const text = textOf(options, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text))
    throw new KotowariError('usage', `--${name} "${text}" is not understood; expected a whole number`);
  return Number(text);
}
