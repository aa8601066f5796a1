/** How the details look. `!important` in a shadow root goes before the page's own: no rule of the page can hide the host, or leak in. */
export const detailsStyles = /* css */ `
  :host {
    all: initial !important;
  }
  dialog {
    box-sizing: border-box;
    width: min(46rem, 100% - 1rem);
    max-height: calc(100% - 1rem);
    overflow: auto;
    padding: 0 1.25rem 1.25rem;
    color-scheme: light dark;
    color: var(--kotowari-color, CanvasText);
    background: var(--kotowari-background, Canvas);
    font: 15px/1.65 var(--kotowari-font, system-ui, sans-serif);
    border: 2px solid;
    border-radius: 6px;
    overflow-wrap: anywhere;
  }
  ::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  header {
    position: sticky;
    top: 0;
    display: flex;
    gap: 1rem;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.75rem;
    background: inherit;
    border-bottom: 1px solid;
  }
  h2,
  h3,
  h4 {
    margin: 0;
    font-size: 1.15em;
  }
  h3 {
    margin-top: 1.25rem;
  }
  h4,
  p {
    margin: 0.5rem 0;
    font-size: inherit;
  }
  ul,
  ol {
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.4rem 0.5rem;
    border: 1px solid;
    vertical-align: top;
    text-align: start;
  }
  th {
    width: 30%;
    overflow-wrap: break-word;
  }
  [role='group'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    margin-block: 0.75rem;
  }
  button {
    min-height: 44px;
    padding: 0 1rem;
    white-space: nowrap;
    font: inherit;
    font-weight: bold;
    color: var(--kotowari-on-accent, light-dark(#fff, #000));
    background: var(--kotowari-accent, light-dark(#000, #fff));
    border: 1px solid;
    border-radius: 6px;
    cursor: pointer;
  }
  [role='group'] button {
    flex: 1 1 8rem;
  }
  a {
    display: block;
    width: fit-content;
    min-height: 24px;
    color: inherit;
  }
  :focus-visible {
    outline: 3px solid;
    outline-offset: 2px;
  }
`;
