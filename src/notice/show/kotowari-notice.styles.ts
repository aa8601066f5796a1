/**
 * How the notice looks. Constructable style sheets only, so that `style-src 'self'` holds. The host is the fixed box and has no height
 * until it is open: nothing on the page moves. It takes font and color scheme from the page and nothing else, whatever
 * the page does to every element; what `!important` keeps is where the notice stands, and `--kotowari-inset` moves it. Colors follow
 * light, dark and forced colors by themselves; owners change the custom properties, the `look`, or the parts.
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
    --kotowari-inset: auto max(min(1em, 2.5vw), 50% - 32em, env(safe-area-inset-left), env(safe-area-inset-right)) max(min(1em, 2.5vw), env(safe-area-inset-bottom));
  }
  :host([position~='top']) {
    --kotowari-inset: max(min(1em, 2.5vw), env(safe-area-inset-top)) max(min(1em, 2.5vw), 50% - 32em, env(safe-area-inset-left), env(safe-area-inset-right)) auto;
  }
  :host(:is([look='bar'], [look='plain'])) {
    --kotowari-inset: auto 0 0;
  }
  :host(:is([look='bar'], [look='plain'])[position~='top']) {
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
    outline: 1px solid #8886;
    border-radius: 14px;
    box-shadow: 0 8px 32px #0003;
    line-height: 1.6;
    color: var(--kotowari-color, CanvasText);
    background: var(--kotowari-background, Canvas);
    flex-wrap: wrap;
    font-size: 0.94em;
    max-height: 75dvh;
    gap: 0 2em;
    align-items: center;
  }
  :host(:is([look='bar'], [look='plain'])) [part='panel'] {
    border-radius: 0;
  }
  :host([look='plain']) [part='panel'] {
    outline-color: currentColor;
    box-shadow: none;
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
    cursor: pointer;
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
    color: var(--kotowari-on-accent, light-dark(#fff, #111));
    border: 1px solid;
    background: var(--kotowari-accent, light-dark(#2f4a73, #a9c4ee));
    border-radius: 9px;
    cursor: pointer;
  }
  :host([look='plain']) [part='actions'] button {
    color: var(--kotowari-on-accent, Canvas);
    background: var(--kotowari-accent, CanvasText);
    border-radius: 0;
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
  @media (prefers-reduced-motion: no-preference) {
    :host(:not([look='plain'])) [part='panel'] {
      animation: appear 0.25s;
    }
    @keyframes appear {
      from {
        opacity: 0.3;
      }
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
