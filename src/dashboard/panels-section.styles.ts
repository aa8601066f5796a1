import { css } from 'lit';

/** Looks of the breakdown: panels side by side where there is room; on paper in two columns that break where they must. */
export const panelsSectionStyles = css`
  :host {
    display: block;
  }
  h2 {
    padding-bottom: 0.625rem;
    border-bottom: 1px solid var(--line-strong);
  }
  h2 ~ .small {
    max-width: 52rem;
    margin-top: 0.625rem;
  }
  .panels {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr));
    gap: 2.5rem calc(var(--space) * 1.75);
    align-items: start;
    margin-top: 1.75rem;
  }
  kotowari-panel[data-panel='hoursOfDay'] {
    grid-row: span 2;
  }
  .too-few {
    max-width: 44rem;
    margin-top: 1rem;
    padding-left: 1rem;
    border-left: 3px solid var(--accent);
  }
  @media print {
    .panels {
      display: block;
      columns: 2;
      column-gap: 2rem;
    }
    .panels > * {
      margin-bottom: 1.25rem;
    }
  }
`;
