import { readFileSync } from 'node:fs';

interface Attribute {
  readonly name: string;
  readonly description?: string;
}

interface Manifest {
  readonly modules: readonly { declarations?: readonly { tagName?: string; attributes?: readonly Attribute[] }[] }[];
}

/** @returns what custom-elements.json says of an element's attributes; empty for an element that has none, or is unknown */
export function attributesOf(tagName: string): readonly Attribute[] {
  const text = readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8');
  const { modules } = JSON.parse(text) as Manifest;
  const declarations = modules.flatMap((module) => module.declarations ?? []);
  return declarations.find((declaration) => declaration.tagName === tagName)?.attributes ?? [];
}
