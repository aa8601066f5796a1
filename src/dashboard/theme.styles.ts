import { css } from 'lit';

/**
 * Colors, type and spacing of the page, as custom properties that every part inherits. Ink on paper and one accent, indigo; contrast of
 * text at least 4.5 : 1 and of bars at least 3 : 1 in light and dark (WCAG 2.2, 1.4.3 and 1.4.11). Print is always light.
 */
export const themeStyles = css`
  :host {
    --paper: #fbfaf7;
    --ink: #21201d;
    --muted: #66635c;
    --line: #e2dfd7;
    --line-strong: #85817a;
    --accent: #2d4f8b;
    --accent-soft: #e4e9f2;
    --space: clamp(1rem, 3.2vw, 2rem);
    color: var(--ink);
    background: var(--paper);
    font-family:
      system-ui,
      -apple-system,
      'Segoe UI',
      'Hiragino Sans',
      'Hiragino Kaku Gothic ProN',
      'Yu Gothic UI',
      'Noto Sans JP',
      'Noto Sans CJK JP',
      Meiryo,
      sans-serif;
    font-size: 1rem;
    line-height: 1.65;
    font-variant-numeric: tabular-nums;
  }
  @media screen and (prefers-color-scheme: dark) {
    :host {
      --paper: #16171a;
      --ink: #e8e6e1;
      --muted: #a3a09a;
      --line: #2e3036;
      --line-strong: #7b7d84;
      --accent: #93b1e6;
      --accent-soft: #232c3d;
    }
  }
  @media print {
    :host {
      --paper: #fff;
      --ink: #000;
      --muted: #444;
      font-size: 9.5pt;
    }
  }
`;

/** What all parts share: box sizing, headings, plain buttons, what only a screen reader hears, what paper leaves out. */
export const partStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
  }
  h1,
  h2,
  h3 {
    font-weight: 600;
    line-height: 1.35;
  }
  h2 {
    font-size: 1.25rem;
  }
  button,
  input,
  summary {
    font: inherit;
    color: inherit;
  }
  button,
  summary {
    cursor: pointer;
  }
  button {
    min-height: 24px;
    padding: 0.125rem 0;
    border: 0;
    background: none;
    color: var(--accent);
    text-align: start;
  }
  button:hover {
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 3px;
    border-radius: 2px;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: 0.8125rem;
    line-height: 1.6;
  }
  .sr-only {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media print {
    button,
    .screen-only {
      display: none !important;
    }
  }
`;
