import { css } from 'lit';

/** Looks of the quality part: two columns of plain text. */
export const dataQualityStyles = css`
  :host {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    gap: var(--space) calc(var(--space) * 1.5);
    font-size: 0.9375rem;
  }
  h2 {
    margin-bottom: 0.75rem;
  }
  section p + p {
    margin-top: 0.625rem;
  }
  b {
    font-weight: 600;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
  }
  .reasons {
    list-style: none;
    margin: 0.25rem 0 0;
    color: var(--muted);
  }
  .reasons li {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    max-width: 24rem;
    padding: 0.125rem 0;
    border-bottom: 1px solid var(--line);
  }
  .terms {
    display: grid;
    gap: 1rem;
    margin-top: 1.25rem;
  }
  .terms div {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1rem;
  }
  .terms dd {
    grid-column: 1 / -1;
  }
  .terms .value {
    font-weight: 600;
  }
  .terms .value:not(:has(ul)) {
    grid-column: 2;
    text-align: end;
  }
  @media print {
    section {
      break-inside: avoid;
    }
  }
`;
