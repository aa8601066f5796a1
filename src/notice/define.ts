import { KotowariNotice } from './kotowari-notice.js';
import { KotowariSettings } from './kotowari-settings.js';

// a page that holds the script twice keeps the first definitions
if (!customElements.get('kotowari-notice')) customElements.define('kotowari-notice', KotowariNotice);
if (!customElements.get('kotowari-settings')) customElements.define('kotowari-settings', KotowariSettings);
