import { css } from 'lit';

/** Looks of the period's controls: words and two inputs in one quiet line. */
export const dateRangeStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    flex: 1 1 26rem;
    min-width: min(100%, 18rem);
    font-size: 0.875rem;
  }
  .range {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1.75rem;
  }
  .shortcuts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
  }
  button {
    color: var(--muted);
    border-bottom: 2px solid transparent;
  }
  button:hover {
    color: var(--ink);
    text-decoration: none;
  }
  button[aria-pressed='true'] {
    color: var(--ink);
    font-weight: 600;
    border-bottom-color: var(--accent);
  }
  .dates {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    color: var(--muted);
  }
  input {
    flex: 0 1 auto;
    min-width: min(100%, 7.75rem);
    max-width: 100%;
    padding: 0.1875rem 0.375rem;
    font-size: 0.8125rem;
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    background: transparent;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  input[aria-invalid='true'] {
    border-width: 2px;
    border-color: var(--ink);
  }
  @container (max-width: 20rem) {
    .dates span {
      display: none;
    }
  }
  .invalid {
    flex-basis: 100%;
  }
  .invalid:empty {
    display: none;
  }
  @media (forced-colors: active) {
    button:not([aria-pressed='true']) {
      border-bottom-color: Canvas;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
