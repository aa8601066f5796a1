/** Runs tasks one after another in the order in which they came. A failed task fails its caller only. */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T> | T): Promise<T> {
    const result = this.#tail.then(task);
    this.#tail = result.catch(() => undefined); // told to the caller through `result`
    return result;
  }
}
