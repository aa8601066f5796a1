import { css } from 'lit';

/** Looks of the switch and of the table behind the chart. */
export const seriesSectionStyles = css`
  :host {
    display: block;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.5rem 2rem;
    margin-bottom: 1rem;
  }
  .switch {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    font-size: 0.875rem;
  }
  .switch label {
    position: relative;
    padding: 0.125rem 0;
    color: var(--muted);
    border-bottom: 2px solid transparent;
    cursor: pointer;
  }
  .switch label:hover {
    color: var(--ink);
  }
  .switch .chosen {
    color: var(--ink);
    font-weight: 600;
    border-bottom-color: var(--accent);
  }
  .switch label:focus-within:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 3px;
    border-radius: 2px;
  }
  details {
    margin-top: 0.75rem;
  }
  summary {
    width: fit-content;
    min-height: 24px;
    color: var(--accent);
  }
  .scroll {
    max-height: 24rem;
    margin-top: 0.75rem;
    overflow: auto;
    border-block: 1px solid var(--line);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.8125rem;
  }
  th,
  td {
    padding: 0.25rem 0.75rem;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
    border-bottom: 1px solid var(--line);
  }
  th:first-child {
    padding-left: 0;
    text-align: start;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--paper);
    color: var(--muted);
  }
  @media (forced-colors: active) {
    .switch label:not(.chosen) {
      border-bottom-color: Canvas;
    }
  }
  @media print {
    .switch label:not(.chosen) {
      display: none;
    }
  }
`;
