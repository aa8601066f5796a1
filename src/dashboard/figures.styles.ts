import { css } from 'lit';

/** Looks of the figures: large light numerals, labels that hint at the explanation behind them. */
export const figuresStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 1.5rem var(--space);
    align-items: start;
  }
  .following {
    margin-top: 1.75rem;
    padding-top: 1.25rem;
    border-top: 1px solid var(--line);
  }
  @container (max-width: 40rem) {
    dl {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 1.25rem 1rem;
    }
  }
  @container (max-width: 14rem) {
    dl {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  dt {
    line-height: 1.4;
  }
  dt button {
    color: var(--muted);
    font-size: 0.875rem;
    text-decoration: underline dotted var(--line-strong) 1px;
    text-underline-offset: 0.35em;
  }
  dt button:hover,
  dt button[aria-expanded='true'] {
    color: var(--accent);
    text-decoration: underline solid 1px;
    text-underline-offset: 0.35em;
  }
  .print-label {
    display: none;
  }
  .number {
    font-weight: 300;
    font-size: clamp(1.375rem, 5.6cqi, 2.75rem);
    line-height: 1.3;
    letter-spacing: -0.015em;
    overflow-wrap: anywhere;
  }
  .following .number {
    font-weight: 400;
    font-size: clamp(1.125rem, 3.4cqi, 1.375rem);
    letter-spacing: 0;
  }
  .meaning {
    display: none;
    margin-top: 0.5rem;
    padding-left: 0.75rem;
    border-left: 2px solid var(--accent);
  }
  .meaning.open {
    display: block;
  }
  @media print {
    .print-label {
      display: inline;
    }
    .meaning {
      display: block;
      border-left: 0;
      padding: 0;
      font-size: 7.5pt;
      color: var(--muted);
    }
    .figure {
      break-inside: avoid;
    }
  }
`;
