import type { Messages } from './words.js';

/** English. Sentences that another may follow end with a space. */
export const en: Messages = {
  heading: 'About Google Analytics',
  why: (operator) =>
    `${operator || 'This site'} uses Google Analytics to learn how the site is used and to improve it. `,
  optIn: 'If you choose “Accept”, the following information is sent to Google LLC (United States). ',
  nothingYet: 'Nothing is sent before that.',
  optOut:
    'Since this notice appeared, the following information is sent to Google LLC (United States). If you choose “Refuse”, sending stops at once.',
  what: 'Sent: page address and title, the page you came from, date and time, what you do on the page, screen size, language, kind of browser and device, cookie identifiers, IP address.',
  capped: ' This browser keeps your choice for 7 days after your last visit.',
  accept: 'Accept',
  refuse: 'Refuse',
  policy: 'Read the privacy policy',
  contact: 'Contact',
  settings: 'Google Analytics settings',
  now: 'Current setting: ',
  undecided: 'not chosen yet',
  sending: ' (sending is on)',
  signal: 'Your browser’s Global Privacy Control is honored: Google Analytics is off.',
  reload: '. What the tag container has already started runs until this page is reloaded.',
};
