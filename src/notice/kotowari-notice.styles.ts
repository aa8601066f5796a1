/**
 * How the notice looks. Constructable style sheets only, so that `style-src 'self'` holds. The host is the fixed box and has no height
 * until it is open: nothing on the page moves. System colors follow light, dark and forced colors by themselves; owners change
 * the custom properties, or the parts.
 */
export const noticeStyles = /* css */ `
  :host {
    position: fixed;
    inset: auto 0 0;
    z-index: 2147483647;
    color-scheme: light dark;
    font: 15px/1.65 var(--kotowari-font, system-ui, sans-serif);
    color: var(--kotowari-color, CanvasText);
  }
  [part='panel'] {
    box-sizing: border-box;
    max-height: 100vh;
    overflow: auto;
    padding: 1rem max(1rem, (100% - 66rem) / 2);
    background: var(--kotowari-background, Canvas);
    border-top: 2px solid;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 2rem;
    align-items: center;
  }
  [part='text'] {
    flex: 1 1 28rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  h2,
  p {
    margin: 0 0 0.25rem;
    font-size: inherit;
  }
  a,
  [part='details'] {
    all: unset;
    margin-inline-end: 1rem;
    text-decoration: underline;
    cursor: pointer;
  }
  [part='actions'] {
    flex: 1 1 18rem;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }
  [part='actions'] button {
    flex: 1 1 8rem;
    min-height: 44px;
    font: inherit;
    font-weight: bold;
    color: var(--kotowari-on-accent, Canvas);
    background: var(--kotowari-accent, CanvasText);
    border: 1px solid;
    border-radius: 6px;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid;
    outline-offset: 2px;
  }
  [part='said'] {
    position: absolute;
    clip-path: inset(50%);
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
