import { css } from 'lit';

/**
 * Looks of a panel: each row stands on a hairline that its bar fills. Rows are grids, so that in a narrow column the value takes a line of
 * its own; the table's roles are written out because `display` would otherwise take them away in some browsers.
 */
export const panelTableStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  h3 {
    font-size: 1rem;
    margin-bottom: 0.5rem;
  }
  table,
  thead,
  tbody {
    display: block;
  }
  tr {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 4.25rem 4.75rem 4.25rem;
    gap: 0 0.75rem;
    align-items: baseline;
    padding: 0.4375rem 0 0.5rem;
    border-bottom: 1px solid var(--line);
    font-size: 0.875rem;
    line-height: 1.5;
  }
  th,
  td {
    padding: 0;
    font-weight: 400;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .value {
    text-align: start;
  }
  thead tr {
    align-items: end;
    padding-bottom: 0.25rem;
    font-size: 0.75rem;
    color: var(--muted);
    border-bottom-color: var(--line-strong);
  }
  .bar {
    position: absolute;
    inset: auto 0 -2px 0;
  }
  .bar rect {
    fill: var(--accent);
  }
  .hours tbody tr {
    padding: 0.0625rem 0;
    border-bottom: 0;
    align-items: center;
  }
  .hours tbody .value {
    display: flex;
    align-items: center;
    gap: 0.75rem;
  }
  .hours .bar {
    position: static;
    flex: 1;
    height: 0.625rem;
  }
  .group {
    color: var(--muted);
  }
  .gloss {
    color: var(--muted);
    font-size: 0.93em;
  }
  .unseen {
    margin: 0 0.125em;
    padding: 0 0.25em;
    border: 1px solid var(--line-strong);
    border-radius: 2px;
    color: var(--muted);
    font-size: 0.75em;
    white-space: nowrap;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1.5rem;
    margin-top: 0.5rem;
  }
  .save {
    display: flex;
    gap: 1rem;
    margin-left: auto;
  }
  .save button {
    color: var(--muted);
  }
  .save button:hover {
    color: var(--accent);
  }
  @container (max-width: 26rem) {
    tr {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    tr > .value {
      grid-column: 1 / -1;
    }
    thead .value {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    td {
      color: var(--muted);
    }
  }
  @media (forced-colors: active) {
    .bar rect {
      fill: Highlight;
    }
  }
  @media print {
    tr {
      break-inside: avoid;
      font-size: 8.5pt;
      padding: 0.125rem 0 0.25rem;
    }
    h3 {
      break-after: avoid;
    }
  }
`;
