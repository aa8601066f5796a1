import { css } from 'lit';

/**
 * How the notice looks. Constructable style sheets only, so that `style-src 'self'` holds. The host is the fixed box and has no height
 * until it is open: nothing on the page moves. Owners change the custom properties, or the parts.
 */
export const noticeStyles = css`
  :host {
    --_background: var(--kotowari-background, #fff);
    --_color: var(--kotowari-color, #1d2127);
    --_accent: var(--kotowari-accent, #14507a);
    --_on-accent: var(--kotowari-on-accent, #fff);
    position: fixed;
    inset: auto 0 0;
    z-index: 2147483647;
    font: 400 15px/1.65 var(--kotowari-font, system-ui, 'Hiragino Sans', 'Noto Sans JP', sans-serif);
    color: var(--_color);
    text-align: start;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --_background: var(--kotowari-background, #1d2127);
      --_color: var(--kotowari-color, #eceff3);
      --_accent: var(--kotowari-accent, #9ccbf0);
      --_on-accent: var(--kotowari-on-accent, #10202d);
    }
  }
  :host([hidden]) {
    display: none;
  }
  [part='panel'] {
    box-sizing: border-box;
    max-height: 100vh;
    max-height: 100dvh;
    overflow-y: auto;
    padding: 1rem max(1rem, (100% - 66rem) / 2);
    padding-bottom: max(1rem, env(safe-area-inset-bottom));
    background: var(--_background);
    border-top: 1px solid color-mix(in srgb, var(--_color) 30%, transparent);
    box-shadow: 0 -2px 16px rgb(0 0 0 / 18%);
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 2rem;
    align-items: center;
  }
  [part='text'] {
    flex: 1 1 28rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  h2 {
    margin: 0 0 0.25rem;
    font-size: 1.0667em;
    line-height: 1.4;
  }
  h2:focus {
    outline: none;
  }
  p {
    margin: 0 0 0.25rem;
  }
  a {
    color: var(--_accent);
    margin-inline-end: 1rem;
    display: inline-block;
    min-height: 24px;
  }
  [part='actions'] {
    flex: 0 1 20rem;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }
  button {
    flex: 1 1 8rem;
    min-height: 44px;
    padding: 0.5rem 1rem;
    font: inherit;
    font-weight: 600;
    color: var(--_on-accent);
    background: var(--_accent);
    border: 1px solid var(--_accent);
    border-radius: 6px;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--_color);
    outline-offset: 2px;
  }
  [part='said'] {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (max-width: 40rem) {
    [part='actions'] {
      flex-basis: 100%;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
