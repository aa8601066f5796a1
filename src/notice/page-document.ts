/**
 * The document as the platform made it. In old markup `<img name="title">` and `<iframe name="body">` take the place of the properties with
 * those names (HTML, named access on the Document object). Here each is asked of the prototype, which no element can hide; methods
 * come bound. The node itself, as an observer wants it, is `document` all the same.
 */
export const page = new Proxy({} as Document, {
  get(_none, name) {
    const value: unknown = Reflect.get(Document.prototype, name, document);
    return typeof value === 'function' ? (value.bind(document) as unknown) : value;
  },
  set: (_none, name, value) => Reflect.set(Document.prototype, name, value, document),
});
