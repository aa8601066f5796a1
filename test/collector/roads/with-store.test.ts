import { afterEach, describe, expect, it } from 'vitest';
import { runCollect, type Collector } from '../../../src/collector/index.js';
import { openStoreToCollect, withStore } from '../../../src/collector/roads/with-store.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const newFolder = useTemporaryFolders();
const running: Collector[] = [];
afterEach(async () => {
  for (const collector of running.splice(0)) await collector.close();
});
const question = (read = () => Promise.resolve('from the store')) => ({ path: '/api/privacy', read });

describe('a store', () => {
  it('is asked through the collector that holds it, and not opened', async () => {
    const store = newFolder();
    running.push(await runCollect({ files: [`${store}/access.log`], store, keys: newFolder(), port: false }));
    expect(await withStore<unknown>(store, question())).toMatchObject({ schema: 'kotowari-privacy/1' });
    await expect(openStoreToCollect(store, {})).rejects.toMatchObject({ code: 'store-busy' });
  });

  it('is opened where no collector runs, and let go of even when reading fails', async () => {
    const folder = newFolder();
    await (await openStoreToCollect(folder, {})).close();
    expect(await withStore(folder, question())).toBe('from the store');
    await expect(
      withStore(
        folder,
        question(() => Promise.reject(new Error('broken'))),
      ),
    ).rejects.toThrow('broken');
    expect(await withStore(folder, question())).toBe('from the store');
  });

  it('is not made by a question', async () => {
    await expect(withStore(newFolder(), question())).rejects.toMatchObject({ code: 'store-missing' });
  });
});
