/** Answers that are remembered; then all are forgotten. Bounds the memory whatever is asked. */
const MAX_ANSWERS = 1 << 15;

/** @returns the same function, which remembers its answers: for what comes again in many distinct values, such as the path of many queries. */
export function memoize<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const fresh = answer(text);
    if (known.size >= MAX_ANSWERS) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
