/** Writes and waits when the reader is slower than we are, so that a large log does not pile up in memory. */
export async function writeOut(out: NodeJS.WritableStream, text: string): Promise<void> {
  if (text === '' || out.write(text)) return;
  await new Promise((resume) => out.once('drain', resume));
}
