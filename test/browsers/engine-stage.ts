import { expect } from 'vitest';
import type { Engine, Tab } from '../browser/engines/engine.mjs';
import type { ENGINES } from '../browser/engines/installed.mjs';
import { createRecorder } from '../browser/recorder.mjs';
import { siteOf } from '../browser/stage.mjs';

type Pages = Parameters<typeof siteOf>[0]['pages'];

/** The stage of the notice in any engine: the site, the recorder, and what a visitor does and sees. */
export interface EngineStage {
  pages: Pages;
  readonly recorder: Awaited<ReturnType<typeof createRecorder>>;
  readonly engine: Engine;
  /** What reached Google so far: host and path. */
  reached(): string[];
  whenReached(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens the engine, with the recorder as its whole network. */
export async function openEngineStage(open: NonNullable<(typeof ENGINES)[number]['open']>): Promise<EngineStage> {
  const site: { pages: Pages } = { pages: {} };
  const recorder = await createRecorder(siteOf(site));
  const engine = await open(recorder);
  const reached = () => recorder.google().map((request) => request.host + request.path.replace(/\?.*/, ''));
  return Object.assign(site, {
    recorder,
    engine,
    reached,
    whenReached: (count: number) =>
      expect.poll(() => reached().length, { timeout: 6000 }).toBeGreaterThanOrEqual(count),
    close: async () => {
      await engine.close();
      await recorder.close();
    },
  });
}

/** Waits until the notice is open, or closed. */
export async function whenNotice(tab: Tab, open = true): Promise<void> {
  const isOpen = () => tab.evaluate(() => !!document.querySelector('kotowari-notice')?.hasAttribute('open'));
  await expect.poll(isOpen, { timeout: 5000 }).toBe(open);
}

/** Clicks a part of the notice with the mouse, where a visitor would. */
export async function clickPart(tab: Tab, part: string): Promise<void> {
  const find = () =>
    tab.evaluate((name) => {
      const found = document.querySelector('kotowari-notice')?.shadowRoot?.querySelector(`[part="${name}"]`);
      const { left = 0, top = 0, width = 0, height = 0 } = found?.getBoundingClientRect() ?? {};
      return { x: left + width / 2, y: top + height / 2, width };
    }, part);
  await expect.poll(async () => (await find()).width, { timeout: 5000 }).toBeGreaterThan(0);
  const { x, y } = await find();
  await tab.clickAt(x, y);
}

/** `window.kotowari.decision`. */
export function decisionOf(tab: Tab): Promise<unknown> {
  return tab.evaluate(() => (globalThis as never as { kotowari: { decision: unknown } }).kotowari.decision);
}

/** Names of the cookies that the page can see, sorted. */
export function cookiesOf(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => {
    const pairs = document.cookie.split('; ').filter(Boolean);
    return pairs.map((pair) => pair.replace(/=.*/, '')).sort();
  });
}

/** The record as it lies in IndexedDB; null when there is none. */
export function recordOf(tab: Tab): Promise<Record<string, unknown> | null> {
  return tab.evaluate(
    () =>
      new Promise<Record<string, unknown> | null>((resolve) => {
        const opening = indexedDB.open('kotowari');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('decision').objectStore('decision').get('record');
          reading.onsuccess = () => resolve((reading.result as Record<string, unknown> | undefined) ?? null);
        };
      }),
  );
}
