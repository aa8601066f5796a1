/**
 * How the details look. `!important` in a shadow root goes before the page's own: no rule of the page can hide the host, or leak in. As the
 * notice, they take font and color scheme from the page and nothing else, and their sizes from the visitor's font size.
 */
export const detailsStyles = /* css */ `
  :host {
    all: initial !important;
    font-family: var(--kotowari-font, inherit) !important;
    font-size: medium !important;
    color-scheme: inherit !important;
  }
  dialog {
    box-sizing: border-box;
    width: min(46em, 100% - 1em);
    max-height: calc(100% - 1em);
    overflow: auto;
    padding: 0 1.25em 1.25em;
    color: var(--kotowari-color, CanvasText);
    background: var(--kotowari-background, Canvas);
    font-size: 0.94em;
    line-height: 1.65;
    border: 1px solid #8886;
    border-radius: 14px;
    overflow-wrap: break-word;
  }
  ::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  header {
    position: sticky;
    top: 0;
    display: flex;
    gap: 1em;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.75em;
    background: inherit;
    border-bottom: 1px solid #8886;
  }
  h2,
  h3,
  h4 {
    margin: 0;
    font-size: 1.15em;
  }
  h3 {
    margin-top: 1.25em;
  }
  h4,
  p {
    margin: 0.5em 0;
    font-size: inherit;
  }
  ul,
  ol {
    margin: 0;
    padding-inline-start: 1.25em;
  }
  table {
    width: 100%;
    margin-block: 0.5em;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.4em 0.5em;
    border: 1px solid #8886;
    vertical-align: top;
    text-align: start;
  }
  th {
    width: 30%;
  }
  @media (width < 34em) {
    th,
    td {
      display: block;
      width: auto;
    }
  }
  [role='group'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    margin-block: 0.75em;
  }
  button {
    min-height: 44px;
    padding: 0 1em;
    white-space: nowrap;
    font: inherit;
    font-weight: bold;
    color: var(--kotowari-on-accent, light-dark(#fff, #111));
    background: var(--kotowari-accent, light-dark(#2f4a73, #a9c4ee));
    border: 1px solid;
    border-radius: 9px;
    cursor: pointer;
  }
  [role='group'] button {
    flex: 1 1 8em;
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
