import { KotowariNotice } from './kotowari-notice.js';
import { KotowariSettings } from './kotowari-settings.js';

/** Registers `<kotowari-notice>` and `<kotowari-settings>`. A page that does it twice keeps the first definitions. */
export function defineElements(): void {
  if (!customElements.get('kotowari-notice')) customElements.define('kotowari-notice', KotowariNotice);
  if (!customElements.get('kotowari-settings')) customElements.define('kotowari-settings', KotowariSettings);
}
