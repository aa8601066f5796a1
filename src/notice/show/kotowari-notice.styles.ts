/**
 * How the notice looks. Constructable style sheets only, so that `style-src 'self'` holds. The host is the fixed box and has no height
 * until it is open: nothing on the page moves. It takes font and color scheme from the page and nothing else, whatever
 * the page does to every element; what `!important` keeps is where the notice stands, and `--kotowari-inset` moves it. System colors follow
 * light, dark and forced colors by themselves; owners change the custom properties, or the parts.
 */
export const noticeStyles = /* css */ `
  :host {
    all: initial;
    z-index: 2147483647;
    display: block;
    position: fixed !important;
    inset: var(--kotowari-inset) !important;
    color-scheme: inherit;
    font-size: medium !important;
    font-family: var(--kotowari-font, inherit);
    --kotowari-inset: auto 0 0;
  }
  :host([position~='top']) {
    --kotowari-inset: env(safe-area-inset-top) 0 auto;
  }
  :host([position='corner']) {
    --kotowari-inset: auto 1em 1em max(1em, 100% - 27em);
  }
  :host([position='inline']) {
    position: static !important;
  }
  [part='panel'] {
    display: flex;
    scroll-padding: 5em;
    overflow: auto;
    padding: 1em max(1em, 50% - 33em, env(safe-area-inset-left), env(safe-area-inset-right)) 0;
    outline: 1px solid;
    line-height: 1.6;
    color: var(--kotowari-color, CanvasText);
    background: var(--kotowari-background, Canvas);
    flex-wrap: wrap;
    font-size: 0.94em;
    max-height: 75dvh;
    gap: 0 2em;
    align-items: center;
  }
  :host([position~='away']) [part='panel'] {
    max-height: 40dvh;
  }
  [part='text'] {
    flex: 3 28em;
    overflow-wrap: anywhere;
    padding-bottom: 1em;
  }
  h2,
  p {
    margin: 0 0 0.25em;
    font-size: inherit;
  }
  a,
  [part='details'] {
    all: unset;
    display: inline-block;
    text-decoration: underline;
    margin-inline-end: 1em;
  }
  [part='actions'] {
    flex: 1 18em;
    position: sticky;
    padding: 0.25em 0 max(1em, env(safe-area-inset-bottom));
    background: inherit;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 1em;
  }
  [part='actions'] button {
    flex: 1 6em;
    min-height: 3em;
    font: inherit;
    font-weight: bold;
    color: var(--kotowari-on-accent, light-dark(#fff, #000));
    border: 1px solid;
    background: var(--kotowari-accent, light-dark(#000, #fff));
    border-radius: 6px;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--kotowari-color, CanvasText);
    outline-offset: 2px;
  }
  [part='said'] {
    position: fixed;
    clip-path: inset(50%);
  }
  :host([hidden]) {
    display: none;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
