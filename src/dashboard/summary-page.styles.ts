import { css } from 'lit';

/** Looks of the page's frame: one column of sections, panels side by side where there is room. */
export const summaryPageStyles = css`
  :host {
    display: block;
    min-height: 100vh;
  }
  .page {
    max-width: 72rem;
    margin: 0 auto;
    padding: clamp(1rem, 3vw, 2.25rem) clamp(1rem, 4vw, 3rem) 4rem;
  }
  .page:lang(ja) {
    word-break: auto-phrase;
    line-break: strict;
  }
  .masthead {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: 0 1rem;
    font-size: 0.875rem;
  }
  .brand {
    flex: 1 1 12rem;
  }
  .brand b {
    font-weight: 600;
    letter-spacing: 0.04em;
    margin-right: 0.5em;
  }
  .mark {
    display: inline-block;
    width: 1.65em;
    margin-right: 0.6em;
    border-radius: 2px;
    background: var(--accent);
    color: var(--paper);
    text-align: center;
    line-height: 1.65;
  }
  .tagline {
    display: inline-block;
  }
  .masthead button {
    flex: none;
  }
  h1 {
    margin-top: clamp(1.5rem, 5vw, 3.25rem);
  }
  .title {
    display: block;
    font-size: 0.9375rem;
    color: var(--muted);
    font-weight: 400;
  }
  .title:only-child {
    color: var(--ink);
    font-size: clamp(1.25rem, 3.6vw, 2.125rem);
  }
  .period {
    display: block;
    margin-top: 0.125rem;
    font-size: clamp(1.25rem, 3.6vw, 2.125rem);
    font-weight: 400;
    letter-spacing: -0.005em;
    line-height: 1.35;
  }
  .period span {
    display: inline-block;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 2rem;
    margin-top: 1.25rem;
    padding-bottom: 1rem;
    border-bottom: 1px solid var(--line-strong);
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: clamp(2.25rem, 5.5vw, 4rem);
    padding-top: clamp(1.5rem, 3.5vw, 2.5rem);
  }
  .notice:not(:has(p)) {
    position: absolute;
  }
  .notice.failed {
    padding: 0.875rem 1rem;
    border: 1px solid var(--ink);
    border-left-width: 6px;
    font-weight: 600;
  }
  .notice.failed span {
    font-weight: 400;
  }
  .empty {
    max-width: 44rem;
    padding-left: 1rem;
    border-left: 3px solid var(--accent);
  }
  kotowari-data-quality {
    padding-top: 1.75rem;
    border-top: 1px solid var(--line-strong);
  }
  @media print {
    .page {
      max-width: none;
      padding: 0;
    }
    h1 {
      margin-top: 0.75rem;
    }
    main {
      gap: 1.5rem;
      padding-top: 1rem;
    }
  }
`;
