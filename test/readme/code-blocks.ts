import { readFileSync } from 'node:fs';

/** A fenced block of a page in Markdown. */
export interface CodeBlock {
  /** What stands behind the fence: `sh`, `html`, `js` …; empty when nothing does. */
  readonly language: string;
  readonly code: string;
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
}

/** Reads the fenced blocks of a page at the root of the repository, in order. Throws on a fence that is never closed. */
export function readCodeBlocks(page: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { language: string; line: number; lines: string[] } | null = null;
  readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8')
    .split('\n')
    .forEach((text, index) => {
      const fence = /^\s*```(.*)$/.exec(text);
      if (!fence) open?.lines.push(text);
      else if (open) {
        blocks.push({ language: open.language, code: open.lines.join('\n'), line: open.line });
        open = null;
      } else open = { language: (fence[1] ?? '').trim(), line: index + 1, lines: [] };
    });
  if (open) throw new Error(`${page}: a code block is not closed`);
  return blocks;
}

/** The commands of a shell block: one a line, without empty ones and comments; a line that ends in `\` goes on in the next. */
export function toCommands({ code }: CodeBlock): string[] {
  const lines = code.replace(/\\\n\s*/g, '').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
