import { KotowariNotice } from './show/kotowari-notice.js';
import { KotowariSettings } from './show/kotowari-settings.js';

/** Registers `<kotowari-notice>` and `<kotowari-settings>`. A page that does it twice keeps the first definitions. */
export function defineElements(): void {
  define('kotowari-notice', KotowariNotice);
  define('kotowari-settings', KotowariSettings);
}

function define(name: string, type: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, type);
}
