import type { Messages } from './words.js';

/** English. */
export const en: Messages = {
  heading: 'About Google Analytics on this site',
  thisSite: 'This site',
  why: (operator) => `${operator} uses Google Analytics to learn how the site is used and to improve it. `,
  optIn: 'If you choose “Accept”, the following information is sent to Google LLC (United States). ',
  nothingYet: 'Nothing is sent before that.',
  optOut:
    'Since this notice appeared, the following information is being sent to Google LLC (United States). If you choose “Refuse”, sending stops at once.',
  what: 'What is sent: page address and title, the page you came from, date and time, what you do on the page, screen size, language, kind of browser and device, cookie identifiers, IP address.',
  agree: 'Accept',
  refuse: 'Refuse',
  policy: 'Read the privacy policy',
  contact: 'Contact',
  settings: 'Google Analytics settings',
  status: {
    agreed: 'Current setting: accepted',
    'kept-on': 'Current setting: OK',
    refused: 'Current setting: refused',
    signal: 'Your browser’s Global Privacy Control is honored: Google Analytics is off.',
    undecided: 'Current setting: not chosen yet',
    sending: 'Current setting: not chosen yet (sending is on)',
    'not-here': 'Google Analytics is not used on this page.',
  },
};
