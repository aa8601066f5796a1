// What the tests ask of an engine, whatever protocol drives it.

/**
 * @typedef {object} Tab
 * @property {(address: string) => Promise<void>} goto resolves when the page has loaded
 * @property {() => Promise<void>} reload
 * @property {<Result, Args extends readonly unknown[]>(run: (...args: Args) => Result, ...args: Args) => Promise<Awaited<Result>>} evaluate
 *   runs in the page; the function is sent as text, arguments and result as JSON
 * @property {(x: number, y: number) => Promise<void>} clickAt with the mouse, in CSS pixels of the viewport
 * @property {(key: 'Tab' | 'Escape' | 'Enter') => Promise<void>} press on the keyboard
 */

/**
 * @typedef {object} Visitor empty stores, shared by the visitor's tabs
 * @property {() => Promise<Tab>} newTab in front; whether the earlier ones are hidden by it, engines differ in
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Engine
 * @property {string} version
 * @property {() => Promise<Visitor>} visitor
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {{ args: readonly string[], proxy: string }} Network what leads a browser to the recorder, and nowhere else
 */

export {};
