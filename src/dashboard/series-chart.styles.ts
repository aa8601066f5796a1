import { css } from 'lit';

/** Looks of the chart: hairlines, one color of bars, the read-out in a line above. */
export const seriesChartStyles = css`
  :host {
    display: block;
  }
  .read-out {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1.5rem;
    min-height: 1.65em;
    font-size: 0.875rem;
  }
  .read-out b {
    font-weight: 600;
  }
  .picked b {
    color: var(--accent);
  }
  .plot {
    margin-top: 0.5rem;
    touch-action: pan-y;
    cursor: crosshair;
  }
  svg {
    display: block;
    max-width: 100%;
    height: auto;
    overflow: visible;
  }
  .bars {
    fill: var(--accent);
  }
  .band {
    fill: var(--accent-soft);
    stroke: var(--line-strong);
    stroke-width: 0.5;
  }
  .grid {
    stroke: var(--line);
  }
  .base {
    stroke: var(--line-strong);
  }
  .tick {
    fill: var(--muted);
    font-size: 12px;
  }
  @media (forced-colors: active) {
    .bars {
      fill: Highlight;
    }
    .band {
      fill: none;
      stroke: CanvasText;
    }
    .grid,
    .base {
      stroke: GrayText;
    }
    .tick {
      fill: CanvasText;
    }
  }
  @media print {
    .plot {
      break-inside: avoid;
    }
  }
`;
