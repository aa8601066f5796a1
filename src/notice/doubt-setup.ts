import type { ConsentController } from './consent-controller.js';
import { loadCheck } from './more-files.js';
import { OPTION_NAMES } from './options.js';

/** The page may still give options by `configure()`, or by an element of its own. */
const WAIT_MS = 600;
/** What a script tag has of itself. */
const STANDARD =
  /^(?:data-)?(?:src|async|defer|id|class|nonce|type|integrity|crossorigin|charset|\w+policy|fetchpriority|lang)$/;
/** Model, preset, position and deny-paths as they can be. */
const WORDS =
  /^(?:opt-(?:in|out))?,(?:jp(?:-strict)?|eu|uk|us|global)?,(?:bottom|top|corner|inline)?,(?:(?:ja|jp|en|ar|de|es|fr|it|ko|pt|zh)(?:[-_][\w-]*)?)?,\s*(?:[/*][^\s,]*\s*)*$/;

/**
 * Wrong set-up is never silent. Where something on the tag cannot be read, the file of the check is fetched, which knows what each mistake was meant to be;
 * each is told once on the console. A set-up that is right fetches nothing.
 *
 * @param tag the script's; null where it could not be told
 */
export function doubtSetup(tag: Element | null, controller: ConsentController): void {
  setTimeout(() => {
    const { given, options, services } = controller.inspect();
    const known = OPTION_NAMES.map((name) => `data-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`);
    const isKnown = ({ name }: Attr) => known.includes(name) || STANDARD.test(name);
    const words = [given.model, given.preset, given.position, given.lang, given.denyPaths];
    const used = options.measurementIds.length || services;
    if (tag && used && !options.rejectedIds.length && [...tag.attributes].every(isKnown) && WORDS.test(words.join()))
      return;
    const say = (line: string) => {
      // eslint-disable-next-line no-console -- for the owner
      console.warn(`Kotowari: ${line}`);
    };
    loadCheck().then(
      ({ reviewSetup }) => reviewSetup(tag, controller.inspect()).forEach(say),
      () => used || say('no data-measurement-id was found on the script tag'),
    );
  }, WAIT_MS);
}
